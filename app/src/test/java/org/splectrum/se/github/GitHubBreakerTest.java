package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.breaker.CircuitBreakers;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.failure.Circuit;
import org.splectrum.se.failure.Circuit.Condition;
import org.splectrum.se.failure.Outside;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.TryAgainLater;

/** The way to a GitHub that fails, over HTTP. */
class GitHubBreakerTest {
    private static final String PERMISSION = ".*/permission";

    @TempDir
    private Path folder;

    private Scene scene;
    private CircuitBreakers breakers;
    private GitHubConnection connection;

    @BeforeEach
    void start() {
        scene = new Scene(folder);
        breakers = new CircuitBreakers(scene.clock, scene.clock);
        AppCredentials credentials =
                new AppCredentials(String.valueOf(scene.github.appId()), scene.github.privateKeyPem());
        connection = new GitHubConnection(
                new GitHubSettings(scene.github.url(), credentials, folder.resolve("other"), Duration.ofMinutes(1)),
                scene.clock,
                breakers);
    }

    @AfterEach
    void stop() {
        connection.close();
        scene.close();
    }

    @Test
    void a_github_that_answers_500_to_everything_is_left_alone_until_a_probe_finds_it_well() {
        connection.token(scene.home);
        scene.github.faults().failNext("GET", ".*", Fault.status(500), 1_000);
        for (int each = 0; each < 5; each++) {
            assertThatThrownBy(this::ask).isInstanceOf(TryAgainLater.class).hasMessageContaining("answered 500");
        }
        scene.asked();
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        TryAgainLater.class, later -> assertThat(later.at()).isAfter(scene.clock.instant()))
                .hasMessageContaining(
                        "GitHub's API (installation " + scene.home.installation() + ") is not asked before");
        assertThat(scene.asked()).isEmpty();

        scene.clock.move(Duration.ofSeconds(6));
        assertThatThrownBy(this::ask).hasMessageContaining("answered 500");
        assertThat(scene.asked()).hasSize(1);
        assertThatThrownBy(this::ask).hasMessageContaining("is not asked before");
        assertThat(scene.asked()).isEmpty();

        scene.github.faults().clear();
        scene.clock.move(Duration.ofSeconds(11));
        assertThat(ask()).isEqualTo(Permission.WRITE);
        assertThat(conditions()).containsOnly(new Condition.Closed());
    }

    @Test
    void a_github_that_cannot_be_reached_is_left_alone_too() {
        connection.token(scene.home);
        scene.github.close();
        for (int each = 0; each < 5; each++) {
            assertThatThrownBy(this::ask).isInstanceOf(TryAgainLater.class);
        }
        assertThatThrownBy(this::ask)
                .isInstanceOf(TryAgainLater.class)
                .hasMessageContaining("is not asked before")
                .hasMessageContaining("no answer came");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void what_is_wrong_with_a_request_says_nothing_of_github(int status) {
        scene.github.faults().failNext("GET", PERMISSION, new Fault.Refused(status, "no", Map.of()), 1_000);
        for (int each = 0; each < 20; each++) {
            try {
                ask();
            } catch (GitHubRefused refused) {
                assertThat(refused.status()).isEqualTo(status);
            }
        }
        assertThat(conditions()).containsOnly(new Condition.Closed());
    }

    @Test
    void the_app_itself_has_a_breaker_of_its_own() {
        scene.github.faults().failNext("GET", "/app", Fault.status(502), 1_000);
        for (int each = 0; each < 6; each++) {
            assertThatThrownBy(() -> new GitHubApp(connection).check()).isInstanceOf(TryAgainLater.class);
        }
        assertThatThrownBy(() -> connection.token(scene.home)).hasMessageContaining("GitHub's API (the App itself)");
        assertThat(breakers.snapshot().getFirst().thing())
                .isEqualTo(new Outside(Outside.Kind.GITHUB, "the App itself"));
    }

    private List<Condition> conditions() {
        return breakers.snapshot().stream().map(Circuit::condition).toList();
    }

    private Permission ask() {
        return new GitHubPermissions(connection).of(scene.home, "ada");
    }
}
