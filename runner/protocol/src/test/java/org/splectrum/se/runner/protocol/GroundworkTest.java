package org.splectrum.se.runner.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroundworkTest {
    @Test
    void itsArgumentsSayWhatItIs() {
        Groundwork asked = new Groundwork(2L << 30);
        assertThat(Groundwork.of(asked.arguments())).contains(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--groundwork", "--groundwork 0", "--groundwork -1", "--groundwork 1 2", "--rehearse 1"})
    void whateverElseArgumentsAreTheyAskForNone(String arguments) {
        assertThat(Groundwork.of(List.of(arguments.split(" ")))).isEmpty();
    }

    @Test
    void noneIsTakenForAnAgentToGetReady() {
        assertThat(Readiness.of(new Groundwork(1).arguments())).isEqualTo(new Readiness.Plain());
    }
}
