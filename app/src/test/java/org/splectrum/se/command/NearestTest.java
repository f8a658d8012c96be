package org.splectrum.se.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "run, run, 0",
        "rum, run, 1",
        "rn, run, 1",
        "runn, run, 1",
        "rnu, run, 1",
        "nur, run, 2",
        "help, run, 4",
        "'', run, 3",
        "rebsae, rebase, 1"
    })
    void the_distance_counts_letters_put_in_taken_out_changed_and_swapped(String from, String to, int distance) {
        assertThat(Nearest.distance(from, to)).isEqualTo(distance);
        assertThat(Nearest.distance(to, from)).isEqualTo(distance);
    }

    @Test
    void words_that_are_too_long_are_near_to_nothing() {
        assertThat(Nearest.to("r".repeat(1_000_000), List.of("run"))).isEmpty();
    }
}
