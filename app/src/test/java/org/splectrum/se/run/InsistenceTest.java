package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AppSuspended;
import org.splectrum.se.model.TryAgainLater;

final class InsistenceTest {
    private final RuntimeException refused = new IllegalStateException("GitHub answered 404");
    private final RuntimeException suspended = new AppSuspended("suspended");
    private final RuntimeException silent = new TryAgainLater("down", Samples.T0);

    private final Clockwork clockwork = new Clockwork(new SteppedTimer(), (what, failure, wait) -> {});

    @Test
    void whatIsRefusedIsInVainAfterADayAndSomeTries() {
        assertThat(Insistence.isInVain(refused, Insistence.TRIES, Insistence.LONGEST))
                .isTrue();
        assertThat(Insistence.isInVain(refused, Insistence.TRIES - 1, Insistence.LONGEST.multipliedBy(9)))
                .isFalse();
        assertThat(Insistence.isInVain(refused, 1_000, Insistence.LONGEST.minusMillis(1)))
                .isFalse();
        assertThat(Insistence.isInVain(silent, 1_000, Insistence.LONGEST.multipliedBy(9)))
                .isFalse();
        assertThat(Insistence.isInVain(suspended, 1_000, Insistence.LONGEST.multipliedBy(9)))
                .isFalse();
    }

    @Test
    void pausesGrowToAnHourWhereItIsRefusedAndToAMinuteWhereNobodyAnswers() {
        for (int each = 0; each < 1_000; each++) {
            assertThat(Insistence.pause(clockwork, refused, 1)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
            assertThat(Insistence.pause(clockwork, refused, 50)).isBetween(Duration.ofMillis(1), Duration.ofHours(1));
            assertThat(Insistence.pause(clockwork, silent, 50)).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
        }
    }
}
