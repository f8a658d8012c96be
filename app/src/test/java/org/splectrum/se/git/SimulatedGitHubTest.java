package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.steps.Mirrors.Branches;
import org.splectrum.se.steps.Pushes.Pushed;

/** Mirrors and pushes as in the demo. */
class SimulatedGitHubTest {
    private static final String REPO = "octo/calculator";
    private static final Home HOME = new Home(1, RepositoryName.of(REPO));

    @TempDir
    private Path folder;

    private GitHubSimulator github;
    private GitMirrors mirrors;
    private GitPushes pushes;

    @BeforeEach
    void start() {
        OwnSystem.install();
        github = new GitHubSimulator(SimulatorSettings.in(folder.resolve("github")));
        github.createRepository(REPO, Map.of("a", "1\n"));
        GitSettings settings = new GitSettings(folder.resolve("mirrors"), github.url());
        Tokens tokens = new RememberedTokens(github.tokenOf("octo"));
        mirrors = new GitMirrors(settings, tokens);
        pushes = new GitPushes(settings, tokens, mirrors::mirror);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void work_goes_from_the_mirror_to_a_branch_on_github() throws IOException {
        CommitId main = tip("main");
        assertThat(mirrors.fetch(HOME)).isEqualTo(new Branches("main", Map.of("main", main)));
        CommitId work = work();
        assertThat(pushes.push(HOME, work, "se/1-add", "")).isEqualTo(new Pushed.Accepted());
        assertThat(tip("se/1-add")).isEqualTo(work);
        assertThat(mirrors.fetch(HOME).tips()).isEqualTo(Map.of("main", main, "se/1-add", work));
        assertThat(mirrors.changes(HOME.repository(), main, work).files()).containsExactly("a");
    }

    @Test
    void a_push_whose_answer_was_lost_is_seen_to_be_done() throws IOException {
        mirrors.fetch(HOME);
        CommitId work = work();
        github.faults().failNext("POST", ".*/git-receive-pack", new Fault.AnswerLost(502), 1);
        assertThatThrownBy(() -> pushes.push(HOME, work, "se/1-add", "")).isInstanceOf(TryAgainLater.class);
        assertThat(pushes.push(HOME, work, "se/1-add", "")).isEqualTo(new Pushed.Accepted());
    }

    @Test
    void a_repository_that_is_not_there_is_named() {
        Home gone = new Home(1, RepositoryName.of("octo/gone"));
        assertThatThrownBy(() -> mirrors.fetch(gone))
                .isInstanceOf(TryAgainLater.class)
                .hasMessageContaining("octo/gone");
    }

    private CommitId tip(String branch) {
        return new CommitId(github.repository(REPO).sha("refs/heads/" + branch).orElseThrow());
    }

    private CommitId work() throws IOException {
        try (Repository mirror = MirrorFolder.open(mirrors.mirror(HOME.repository()))) {
            CommitId made = GitOverHttp.commit(mirror, "main", Map.of("a", "2\n"));
            GitOverHttp.move(mirror, "main", tip("main"));
            return made;
        }
    }
}
