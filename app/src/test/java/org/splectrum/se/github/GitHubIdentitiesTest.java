package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.command.Identities.Identity;
import org.splectrum.se.command.Identities.Reason;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.rest.Caller.Grant;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;

class GitHubIdentitiesTest {
    @TempDir
    private Path folder;

    private Scene scene;
    private GitHubIdentities identities;

    @BeforeEach
    void start() {
        scene = new Scene(folder);
        identities = new GitHubIdentities(scene.connection, scene.app);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void people_are_known_by_tokens_that_they_gave_for_this() {
        List<Grant> grants = List.of(
                new Grant.Scopes("repo, workflow"),
                new Grant.OfOAuthApp("gist, repo"),
                new Grant.OfApp(scene.github.appId()),
                new Grant.FineGrained());
        assertThat(grants)
                .extracting(grant -> identities.of(scene.github.tokenOf("ada", grant)))
                .containsOnly(new Identity.Known("ada"));
    }

    @Test
    void a_token_that_was_given_for_something_else_counts_for_nobody() {
        List<Grant> grants = List.of(
                new Grant.Scopes(""),
                new Grant.OfOAuthApp("public_repo, read:user"),
                new Grant.OfApp(scene.github.appId() + 1));
        assertThat(grants)
                .extracting(grant -> identities.of(scene.github.tokenOf("ada", grant)))
                .containsExactly(
                        new Identity.Unknown(Reason.TOO_NARROW),
                        new Identity.Unknown(Reason.TOO_NARROW),
                        new Identity.Unknown(Reason.OF_ANOTHER_APP));
        assertThat(identities.of(scene.github.tokenOf(scene.github.appLogin())))
                .isEqualTo(new Identity.Unknown(Reason.NO_PERSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghp_nobody", "", "ghp_a\nb", "ghp_ü"})
    void a_token_that_github_does_not_know_is_refused(String token) {
        assertThat(identities.of(token)).isEqualTo(new Identity.Unknown(Reason.REFUSED));
        assertThat(identities.repositories("ghp_nobody")).isEmpty();
    }

    @Test
    void who_it_is_is_asked_once_in_two_minutes() {
        String token = scene.github.tokenOf("ada");
        scene.asked();
        for (int time = 0; time < 3; time++) {
            identities.of(token);
            identities.of("ghp_nobody");
        }
        assertThat(scene.asked()).containsExactly("GET /user", "GET /user");
        scene.github.revoke(token);
        assertThat(identities.of(token)).isEqualTo(new Identity.Known("ada"));
        scene.clock.move(Duration.ofMinutes(2));
        assertThat(identities.of(token)).isEqualTo(new Identity.Unknown(Reason.REFUSED));
    }

    @Test
    void the_repositories_are_those_that_the_person_was_let_into() {
        scene.github.createRepository("octo/abacus", Map.of("a", "b"));
        scene.github.grant("octo/abacus", "rita", Role.READ);
        assertThat(identities.repositories(scene.github.tokenOf("rita")))
                .containsExactly(RepositoryName.of("octo/abacus"));
        assertThat(identities.repositories(scene.github.tokenOf("octo"))).hasSize(2);
        assertThat(identities.repositories(scene.github.tokenOf("sam"))).isEmpty();
    }

    @Test
    void a_github_that_fails_or_limits_says_nothing_of_the_token() {
        String token = scene.github.tokenOf("ada");
        for (Fault fault : List.of(
                new Fault.Refused(502, "Bad Gateway", Map.of()),
                new Fault.Refused(403, "API rate limit exceeded", Map.of("X-RateLimit-Remaining", "0")),
                new Fault.Refused(429, "Too many requests", Map.of("Retry-After", "60")))) {
            scene.github.faults().failNext("GET", "/user", fault, 1);
            assertThatThrownBy(() -> identities.of(token))
                    .isInstanceOf(TryAgainLater.class)
                    .hasMessageNotContaining(token);
        }
        assertThat(identities.of(token)).isEqualTo(new Identity.Known("ada"));
    }

    @Test
    void tokens_are_not_tried_out_here() {
        String known = scene.github.tokenOf("ada");
        identities.of(known);
        for (int each = 0; each < Strangers.MOST; each++) {
            identities.of("ghp_guess" + each);
        }
        assertThatThrownBy(() -> identities.of("ghp_onemore")).isInstanceOf(TryAgainLater.class);
        assertThat(identities.of(known)).isEqualTo(new Identity.Known("ada"));
        scene.clock.move(Duration.ofMinutes(1));
        assertThat(identities.of("ghp_onemore")).isEqualTo(new Identity.Unknown(Reason.REFUSED));
    }

    @Test
    void no_token_comes_to_disk() throws IOException {
        String token = scene.github.tokenOf("ada");
        identities.of(token);
        identities.repositories(token);
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(token);
            }
        }
    }

    @Test
    void a_permission_to_read_may_be_two_minutes_old() {
        RememberedPermissions permissions =
                new RememberedPermissions(new GitHubPermissions(scene.connection), scene.clock);
        assertThat(permissions.of(scene.home, "rita")).isEqualTo(Permission.NONE);
        scene.github.grant(Scene.REPO, "rita", Role.READ);
        assertThat(permissions.of(scene.home, "Rita")).isEqualTo(Permission.NONE);
        scene.clock.move(Duration.ofMinutes(2));
        assertThat(permissions.of(scene.home, "rita")).isEqualTo(Permission.READ);
    }
}
