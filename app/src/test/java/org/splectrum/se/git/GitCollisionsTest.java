package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.report.Collisions.Collision;

class GitCollisionsTest {
    private static final Home HOME = new Home(1, RepositoryName.of("octo/hello"));
    private static final String BEFORE = "1\n2\n3\n4\n5\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private GitOverHttp github;
    private Repository theirs;
    private GitCollisions collisions;

    @BeforeEach
    void start() throws Exception {
        OwnSystem.install();
        github = new GitOverHttp(folder.resolve("github"));
        theirs = github.create("octo/hello");
        collisions = new GitCollisions(new GitMirrors(
                new GitSettings(folder.resolve("mirrors"), github.url()), new RememberedTokens("right")));
    }

    @AfterEach
    void stop() throws Exception {
        github.stop();
    }

    private CommitId main(String text, String other) throws Exception {
        return GitOverHttp.commit(theirs, "main", Map.of("a", text, "b", other));
    }

    @Test
    void the_commit_that_made_the_conflict_is_named_with_its_files() throws Exception {
        GitOverHttp.move(theirs, "work", main(BEFORE, "b"));
        CommitId head = GitOverHttp.commit(theirs, "work", Map.of("a", BEFORE.replace("3", "three"), "b", "b"));
        for (int harmless = 0; harmless < 5; harmless++) {
            main(BEFORE, "b" + harmless);
            assertThat(collisions.between(HOME, "main", head)).isEmpty();
        }
        CommitId culprit = main(BEFORE.replace("3", "drei"), "c");
        for (int later = 0; later < 3; later++) {
            main(BEFORE.replace("3", "drei"), "d" + later);
        }
        assertThat(collisions.between(HOME, "main", head).map(Collision::commit))
                .contains(culprit);
        assertThat(collisions.between(HOME, "main", head).map(Collision::files)).contains(List.of("a"));
    }

    @Test
    void what_can_be_rebased_is_no_conflict_though_it_does_not_merge_at_once() throws Exception {
        GitOverHttp.move(theirs, "work", main(BEFORE, "b"));
        String first = BEFORE.replace("3", "three");
        GitOverHttp.commit(theirs, "work", Map.of("a", first, "b", "b"));
        CommitId head = GitOverHttp.commit(theirs, "work", Map.of("a", first.replace("three", "drei"), "b", "b"));
        main(first, "b");
        assertThat(collisions.between(HOME, "main", head)).isEmpty();
    }

    @Test
    void a_base_that_was_made_anew_has_nothing_in_common_with_the_head() throws Exception {
        GitOverHttp.move(theirs, "work", main(BEFORE, "b"));
        CommitId head = GitOverHttp.commit(theirs, "work", Map.of("a", BEFORE.replace("1", "one"), "b", "b"));
        CommitId anew = GitOverHttp.commit(theirs, "anew", Map.of("a", BEFORE, "b", "anew"));
        GitOverHttp.move(theirs, "main", anew);
        assertThat(collisions.between(HOME, "main", head)).hasValueSatisfying(found -> {
            assertThat(found.commit()).isEqualTo(anew);
            assertThat(found.files()).isEmpty();
        });
    }

    @Test
    void what_merges_and_what_is_not_there_is_no_conflict() throws Exception {
        GitOverHttp.move(theirs, "work", main(BEFORE, "b"));
        CommitId head = GitOverHttp.commit(theirs, "work", Map.of("a", BEFORE.replace("1", "one"), "b", "b"));
        main(BEFORE.replace("5", "five"), "b");
        assertThat(collisions.between(HOME, "main", head)).isEmpty();
        assertThat(collisions.between(HOME, "gone", head)).isEmpty();
    }
}
