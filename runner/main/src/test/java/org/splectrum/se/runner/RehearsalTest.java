package org.splectrum.se.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    /** What it does not reach, the image's JVM meets unprepared. */
    @Test
    void itGoesFromTheOrderToTheAnswer() throws IOException {
        assertThat(Rehearsal.perform()).contains("\"Finished\"", "\"Answered\"", "It works.");
    }
}
