package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.run.SteppedTimer;
import org.splectrum.se.steps.Retention;

final class RetentionJobTest {
    private static final Duration KEPT = Duration.ofDays(90);

    private final SteppedTimer timer = new SteppedTimer();
    private final List<Instant> asked = new ArrayList<>();

    @Test
    void what_is_old_enough_is_forgotten_at_the_start_and_every_few_hours() {
        Instant start = timer.now();
        begin(before -> 1);
        timer.step(RetentionJob.BETWEEN);
        assertThat(asked)
                .containsExactly(
                        start.minus(KEPT), start.plus(RetentionJob.BETWEEN).minus(KEPT));
    }

    @Test
    void what_cannot_be_forgotten_now_is_tried_again() {
        begin(before -> {
            throw new IllegalStateException("the disk is full");
        });
        timer.step(RetentionJob.BETWEEN);
        assertThat(asked).hasSize(2);
    }

    private void begin(Retention retention) {
        new RetentionJob(
                        timer,
                        before -> {
                            asked.add(before);
                            return retention.forget(before);
                        },
                        KEPT)
                .start();
    }
}
