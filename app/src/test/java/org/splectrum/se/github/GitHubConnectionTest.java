package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;

class GitHubConnectionTest {
    private static final String PERMISSION = ".*/permission";

    @TempDir
    private Path folder;

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
    void the_app_knows_who_it_is() {
        assertThat(scene.app.check()).isEqualTo(new AppIdentity(scene.github.appId(), "se", "se[bot]"));
        scene.asked();
        assertThat(scene.app.identity().login()).isEqualTo(scene.github.appLogin());
        assertThat(scene.asked()).isEmpty();
    }

    @Test
    void a_wrong_key_is_refused_with_the_names_of_the_settings() {
        try (GitHubConnection wrong = connection(scene.github.url(), Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> new GitHubApp(wrong).check())
                    .isInstanceOf(GitHubRefused.class)
                    .hasMessageContaining("check SE_GITHUB_APP_ID and SE_GITHUB_PRIVATE_KEY")
                    .hasMessageContaining("401");
        }
    }

    @Test
    void one_token_serves_until_shortly_before_its_end() {
        String token = scene.connection.token(scene.home);
        scene.clock.move(Duration.ofMinutes(45));
        assertThat(scene.connection.token(scene.home)).isEqualTo(token);
        scene.clock.move(Duration.ofMinutes(10));
        assertThat(scene.connection.token(scene.home)).isNotEqualTo(token);
    }

    @Test
    void a_token_that_github_refuses_is_renewed_once() {
        ask();
        scene.github.faults().failNext("GET", PERMISSION, new Fault.Refused(401, "Bad credentials", Map.of()), 1);
        String before = scene.connection.token(scene.home);
        assertThat(ask()).isEqualTo(Permission.WRITE);
        assertThat(scene.connection.token(scene.home)).isNotEqualTo(before);
    }

    @Test
    void a_token_that_is_refused_again_is_not_renewed_for_ever() {
        scene.github.faults().failNext("GET", PERMISSION, new Fault.Refused(401, "Bad credentials", Map.of()), 50);
        assertThatThrownBy(this::ask).isInstanceOf(GitHubRefused.class).hasMessageContaining("Bad credentials");
        assertThat(scene.asked()).hasSize(2);
    }

    @Test
    void an_installation_that_is_gone_is_refused() {
        Home gone = new Home(4711, RepositoryName.of(Scene.REPO));
        assertThatThrownBy(() -> scene.connection.token(gone))
                .isInstanceOf(GitHubRefused.class)
                .hasMessageContaining("installation 4711");
    }

    @Test
    void a_secondary_limit_closes_the_way_until_github_said() {
        scene.github.faults().failNext("GET", PERMISSION, Fault.secondaryRateLimit(90), 1);
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        TryAgainLater.class,
                        later -> assertThat(later.at())
                                .isEqualTo(scene.clock.instant().plusSeconds(90)));
        scene.asked();
        assertThatThrownBy(this::ask).isInstanceOf(TryAgainLater.class);
        assertThat(scene.asked()).isEmpty();
        scene.clock.move(Duration.ofSeconds(91));
        assertThat(ask()).isEqualTo(Permission.WRITE);
    }

    @Test
    void a_secondary_limit_without_any_header_waits_a_minute() {
        Fault fault = new Fault.Refused(403, "You have exceeded a secondary rate limit.", Map.of());
        scene.github.faults().failNext("GET", PERMISSION, fault, 1);
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        TryAgainLater.class,
                        later -> assertThat(later.at())
                                .isEqualTo(scene.clock.instant().plusSeconds(60)));
    }

    @Test
    void the_primary_limit_waits_until_its_reset() {
        long reset = scene.clock.instant().getEpochSecond() + 1_200;
        Fault fault = new Fault.Refused(
                403,
                "API rate limit exceeded",
                Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", String.valueOf(reset)));
        scene.github.faults().failNext("GET", PERMISSION, fault, 1);
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        TryAgainLater.class,
                        later -> assertThat(Duration.between(scene.clock.instant(), later.at()))
                                .isBetween(Duration.ofSeconds(1_200), Duration.ofSeconds(1_202)));
    }

    @Test
    void a_limit_that_asks_for_ages_or_nonsense_is_bounded() {
        for (String wait : List.of("999999999", "-5", "soon")) {
            Fault fault = new Fault.Refused(429, "Too many", Map.of("Retry-After", wait));
            scene.github.faults().failNext("GET", PERMISSION, fault, 1);
            assertThatThrownBy(this::ask)
                    .isInstanceOfSatisfying(
                            TryAgainLater.class,
                            later -> assertThat(Duration.between(scene.clock.instant(), later.at()))
                                    .isBetween(Duration.ofSeconds(60), Duration.ofHours(2)));
            scene.clock.move(Duration.ofHours(3));
        }
    }

    @Test
    void github_being_down_may_be_tried_again() {
        scene.github.faults().failNext("GET", PERMISSION, Fault.status(503), 1);
        assertThatThrownBy(this::ask).isInstanceOf(TryAgainLater.class).hasMessageContaining("503");
        assertThat(ask()).isEqualTo(Permission.WRITE);
    }

    @Test
    void github_that_is_not_there_may_be_tried_again() {
        try (GitHubConnection nowhere = connection(URI.create("http://127.0.0.1:1"), Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> new GitHubApp(nowhere).check()).isInstanceOf(TryAgainLater.class);
        }
    }

    @Test
    void github_that_says_nothing_is_waited_for_only_so_long() throws IOException {
        try (ServerSocket mute = new ServerSocket(0);
                GitHubConnection waiting =
                        connection(URI.create("http://127.0.0.1:" + mute.getLocalPort()), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> waiting.token(scene.home)).isInstanceOf(TryAgainLater.class);
        }
    }

    @Test
    void nothing_that_is_thrown_shows_a_token() {
        String token = scene.connection.token(scene.home);
        scene.github.faults().failNext("GET", PERMISSION, Fault.status(500), 1);
        assertThatThrownBy(this::ask).hasMessageNotContaining(token);
        scene.github.faults().failNext("GET", PERMISSION, new Fault.Refused(403, "no", Map.of()), 1);
        assertThatThrownBy(this::ask)
                .hasStackTraceContaining("GitHub answered 403")
                .hasMessageNotContaining(token);
    }

    @Test
    void tokens_are_not_kept_on_disk() throws IOException {
        String token = scene.connection.token(scene.home);
        ask();
        scene.connection.close();
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(token);
            }
        }
    }

    private Permission ask() {
        return new GitHubPermissions(scene.connection).of(scene.home, "ada");
    }

    private GitHubConnection connection(URI url, Duration patience) {
        AppCredentials stranger = new AppCredentials(String.valueOf(scene.github.appId()), AppCredentialsTest.pkcs8());
        return new GitHubConnection(
                new GitHubSettings(url, stranger, folder.resolve("other"), patience), Clock.systemUTC());
    }
}
