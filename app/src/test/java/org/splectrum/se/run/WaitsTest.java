package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.TryAgainLater;

class WaitsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void nothingIsTriedAgainBeforeTheOtherSideWantsIt() {
        TryAgainLater later = new TryAgainLater("busy", NOW.plusSeconds(90));
        Random random = new Random(1);
        assertThat(IntStream.rangeClosed(1, 50)
                        .mapToObj(each -> Waits.after(RetryClock.USUAL, each, later, NOW, random)))
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(92)));
    }

    @Test
    void aTimeThatIsOverAsksForNothing() {
        TryAgainLater later = new TryAgainLater("busy", NOW.minusSeconds(90));
        assertThat(Waits.after(RetryClock.USUAL, 1, later, NOW)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
        assertThat(Waits.after(RetryClock.USUAL, 99, new IllegalStateException("down"), NOW))
                .isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
    }
}
