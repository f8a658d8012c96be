package org.splectrum.se.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.intake.DeliveryLog.Attempt;

final class MissedTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void whatNeverArrivedIsMissedTheOldestFirstByItsLastTry() {
        List<Attempt> attempts =
                List.of(failed(9, "b", 100), failed(5, "a", 400), failed(3, "b", 500), arrived(2, "c", 600));
        assertThat(Missed.of(attempts, NOW)).extracting(Attempt::id).containsExactly(5L, 9L);
    }

    @Test
    void oneTryThatArrivedIsEnoughWhateverTheOthersWere() {
        assertThat(Missed.of(List.of(failed(3, "a", 100), arrived(2, "a", 200), failed(1, "a", 300)), NOW))
                .isEmpty();
    }

    @Test
    void aTryMayStillBeUnderWay() {
        assertThat(Missed.of(List.of(failed(2, "a", 5), failed(1, "a", 600)), NOW))
                .isEmpty();
    }

    private static Attempt failed(long id, String delivery, long secondsAgo) {
        return new Attempt(id, delivery, NOW.minusSeconds(secondsAgo), false);
    }

    private static Attempt arrived(long id, String delivery, long secondsAgo) {
        return new Attempt(id, delivery, NOW.minusSeconds(secondsAgo), true);
    }
}
