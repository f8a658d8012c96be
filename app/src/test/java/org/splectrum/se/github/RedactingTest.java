package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.model.Place;
import org.splectrum.se.steps.text.Redaction;

class RedactingTest {
    private static final String SECRET = "gateway-key_7Hq2Lx9Vb4t8";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void no_secret_reaches_github_in_any_form_whoever_writes() {
        String base64 = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
        Place place = scene.issue();
        try (GitHubConnection connection = new GitHubConnection(
                scene.settings(folder.resolve("other"), Duration.ofMinutes(1)),
                scene.clock,
                Breakers.none(),
                new Redaction(List.of(SECRET)))) {
            new GitHubComments(connection, new GitHubApp(connection))
                    .put(place, "<!-- m -->", "<!-- m -->\nkey \"" + SECRET + "\"\n" + base64 + " ends, ü");
        }
        assertThat(scene.repository().comments(place.number()).getLast().body())
                .isEqualTo("<!-- m -->\nkey \"***\"\n*** ends, ü");
    }
}
