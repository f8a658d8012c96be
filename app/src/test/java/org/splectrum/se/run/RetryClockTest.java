package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryClockTest {
    @Test
    void whoHearsThatSomethingIsTriedAgainMayLetItsTimeComeAtOnce() {
        SteppedTimer timer = new SteppedTimer();
        List<String> done = new ArrayList<>();
        RetryClock retryClock = new RetryClock(timer, (what, failure, wait) -> {
            done.add("told of " + what);
            timer.step(wait);
        });
        retryClock.tryAgain("it", new IllegalStateException("down"), Duration.ofSeconds(2), () -> done.add("again"));
        retryClock.tryAgain("it", new IllegalStateException("down"), 3, () -> done.add("again"));
        assertThat(done).containsExactly("told of it", "again", "told of it", "again");
    }
}
