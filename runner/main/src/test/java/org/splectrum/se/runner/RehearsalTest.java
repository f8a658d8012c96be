package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class RehearsalTest {
    /** What it does not reach, the image's JVM meets unprepared. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void itGoesFromTheOrderToTheAnswer() throws IOException {
        assertThat(Rehearsal.perform()).contains("\"Finished\"", "\"Answered\"", "It works.");
    }
}
