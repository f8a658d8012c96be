package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.breaker.CircuitBreakers;
import org.splectrum.se.breaker.SteppedClock;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.failure.Circuit.Condition;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;

/** Fetching from a GitHub that fails. */
class GitBreakerTest {
    private static final String REPO = "octo/calculator";
    private static final Home HOME = new Home(1, RepositoryName.of(REPO));

    @TempDir
    private Path folder;

    private final SteppedClock clock = new SteppedClock();
    private final CircuitBreakers breakers = new CircuitBreakers(clock, clock);
    private GitHubSimulator github;

    @BeforeEach
    void start() {
        github = new GitHubSimulator(SimulatorSettings.in(folder.resolve("github")));
        github.createRepository(REPO, Map.of("a", "1\n"));
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void a_github_in_trouble_is_left_alone_and_asked_again_later() {
        GitMirrors mirrors = mirrors(github.tokenOf("octo"));
        github.faults().failNext("GET", ".*/info/refs", Fault.status(503), 5);
        for (int each = 0; each < 5; each++) {
            assertThatThrownBy(() -> mirrors.fetch(HOME)).isInstanceOf(TryAgainLater.class);
        }
        assertThatThrownBy(() -> mirrors.fetch(HOME))
                .isInstanceOf(TryAgainLater.class)
                .hasMessageContaining("GitHub's git (installation 1) is not asked before")
                .hasMessageContaining("503");
        clock.step(Duration.ofSeconds(6));
        assertThat(mirrors.fetch(HOME).main()).isEqualTo("main");
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @Test
    void a_github_that_is_not_there_is_left_alone_too() {
        GitMirrors mirrors = mirrors(github.tokenOf("octo"));
        github.close();
        for (int each = 0; each < 5; each++) {
            assertThatThrownBy(() -> mirrors.fetch(HOME)).isInstanceOf(TryAgainLater.class);
        }
        assertThat(condition()).isInstanceOf(Condition.Open.class);
    }

    @Test
    void a_token_that_is_refused_and_a_repository_that_is_gone_say_nothing_of_github() {
        GitMirrors refused = mirrors("nobodys");
        Home gone = new Home(1, RepositoryName.of("octo/gone"));
        GitMirrors mirrors = mirrors(github.tokenOf("octo"));
        for (int each = 0; each < 10; each++) {
            assertThatThrownBy(() -> refused.fetch(HOME)).isInstanceOf(TryAgainLater.class);
            assertThatThrownBy(() -> mirrors.fetch(gone)).isInstanceOf(TryAgainLater.class);
        }
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    private Condition condition() {
        return breakers.snapshot().getFirst().condition();
    }

    private GitMirrors mirrors(String token) {
        return new GitMirrors(
                new GitSettings(folder.resolve("mirrors"), github.url()), new RememberedTokens(token), breakers);
    }
}
