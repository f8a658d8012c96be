package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AppSuspended;
import org.splectrum.se.model.TryAgainLater;

final class DeliveryRetriesTest {
    private final RuntimeException refused = new IllegalStateException("GitHub answered 404");
    private final RuntimeException suspended = new AppSuspended("suspended");
    private final RuntimeException silent = new TryAgainLater("down", Samples.T0);

    private final RetryClock retryClock = new RetryClock(new SteppedTimer(), (what, failure, wait) -> {});

    @Test
    void whatIsRefusedIsInVainAfterADayAndSomeTries() {
        assertThat(DeliveryRetries.isInVain(refused, DeliveryRetries.TRIES, DeliveryRetries.LONGEST))
                .isTrue();
        assertThat(DeliveryRetries.isInVain(
                        refused, DeliveryRetries.TRIES - 1, DeliveryRetries.LONGEST.multipliedBy(9)))
                .isFalse();
        assertThat(DeliveryRetries.isInVain(refused, 1_000, DeliveryRetries.LONGEST.minusMillis(1)))
                .isFalse();
        assertThat(DeliveryRetries.isInVain(silent, 1_000, DeliveryRetries.LONGEST.multipliedBy(9)))
                .isFalse();
        assertThat(DeliveryRetries.isInVain(suspended, 1_000, DeliveryRetries.LONGEST.multipliedBy(9)))
                .isFalse();
    }

    @Test
    void pausesGrowToAnHourWhereItIsRefusedAndToAMinuteWhereNobodyAnswers() {
        for (int each = 0; each < 1_000; each++) {
            assertThat(DeliveryRetries.pause(retryClock, refused, 1))
                    .isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
            assertThat(DeliveryRetries.pause(retryClock, refused, 50))
                    .isBetween(Duration.ofMillis(1), Duration.ofHours(1));
            assertThat(DeliveryRetries.pause(retryClock, silent, 50))
                    .isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
        }
    }
}
