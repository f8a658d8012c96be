package org.splectrum.se.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("run", "status", "accept", "webhook_secret", "no");

    @ParameterizedTest
    @CsvSource({
        "rum,run",
        "rnu,run",
        "RUN,run",
        "ru,run",
        "satus,status",
        "statsu,status",
        "acept,accept",
        "webhok_secrets,webhook_secret"
    })
    void a_slip_is_near_what_was_meant(String written, String meant) {
        assertThat(Nearest.to(written, KNOWN)).contains(meant);
    }

    @Test
    void another_word_is_near_nothing() {
        assertThat(Nearest.to("deploy", KNOWN)).isEmpty();
        assertThat(Nearest.to("", KNOWN)).isEmpty();
        assertThat(Nearest.to("run", List.of())).isEmpty();
    }

    @Test
    void a_long_word_is_not_even_measured() {
        assertThat(Nearest.to("x".repeat(100_000), KNOWN)).isEmpty();
    }
}
