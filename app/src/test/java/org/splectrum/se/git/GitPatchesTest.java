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
import org.splectrum.se.steps.Patches.Lines;
import org.splectrum.se.steps.Patches.Patch;

class GitPatchesTest {
    private static final Home HOME = new Home(1, RepositoryName.of("octo/hello"));

    @TempDir
    private Path folder;

    private GitOverHttp github;
    private Repository theirs;
    private GitMirrors mirrors;

    @BeforeEach
    void start() throws Exception {
        OwnSystem.install();
        github = new GitOverHttp(folder.resolve("github"));
        theirs = github.create("octo/hello");
        mirrors =
                new GitMirrors(new GitSettings(folder.resolve("mirrors"), github.url()), new RememberedTokens("right"));
    }

    @AfterEach
    void stop() throws Exception {
        github.stop();
    }

    @Test
    void a_patch_is_what_a_branch_changed_since_it_left_its_base() throws Exception {
        String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        CommitId shared = GitOverHttp.commit(theirs, "main", Map.of("a b", before, "gone", "x\n"));
        GitOverHttp.move(theirs, "work", shared);
        CommitId head = GitOverHttp.commit(theirs, "work", Map.of("a b", before.replace("5", "five"), "new", "n\n"));
        CommitId base = GitOverHttp.commit(theirs, "main", Map.of("a b", before, "gone", "x\n", "elsewhere", "y\n"));
        mirrors.fetch(HOME);
        GitPatches patches = new GitPatches(mirrors);
        assertThat(patches.parting(HOME.repository(), base, head)).isEqualTo(shared);
        Patch patch = patches.since(HOME.repository(), base, head, 10_000);
        assertThat(patch.text()).contains("-5\n+five\n", "+++ b/new").doesNotContain("elsewhere");
        assertThat(patch.shown()).isEqualTo(Map.of("a b", List.of(new Lines(2, 8)), "new", List.of(new Lines(1, 1))));
        assertThat(patch.shows("a b", 8)).isTrue();
        assertThat(patch.shows("a b", 9)).isFalse();
        assertThat(patches.since(HOME.repository(), base, head, 40).text())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(40)
                .endsWith("\n");
    }

    @Test
    void what_the_base_had_and_lost_is_not_the_heads_own() throws Exception {
        CommitId first = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        CommitId left = GitOverHttp.commit(theirs, "main", Map.of("a", "1", "wrong", "secret"));
        GitOverHttp.move(theirs, "work", left);
        CommitId head = GitOverHttp.commit(theirs, "work", Map.of("a", "2", "wrong", "secret"));
        GitOverHttp.commit(theirs, "main", Map.of("a", "1", "wrong", "secret", "b", "1"));
        mirrors.fetch(HOME);
        GitPatches patches = new GitPatches(mirrors);

        GitOverHttp.move(theirs, "main", first);
        CommitId later = GitOverHttp.commit(theirs, "main", Map.of("a", "1", "b", "1"));
        mirrors.fetch(HOME);
        assertThat(patches.parting(HOME.repository(), later, head)).isEqualTo(first);
        assertThat(patches.beginning(HOME.repository(), later, head)).isEqualTo(left);

        CommitId anew = GitOverHttp.commit(theirs, "anew", Map.of("a", "anew"));
        GitOverHttp.move(theirs, "main", anew);
        mirrors.fetch(HOME);
        assertThat(patches.beginning(HOME.repository(), anew, head)).isEqualTo(left);
    }

    @Test
    void where_the_base_only_grew_all_that_it_does_not_have_is_the_heads_own() throws Exception {
        CommitId first = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        GitOverHttp.move(theirs, "work", first);
        CommitId head = GitOverHttp.commit(theirs, "work", Map.of("a", "2"));
        mirrors.fetch(HOME);
        CommitId later = GitOverHttp.commit(theirs, "main", Map.of("a", "1", "b", "1"));
        mirrors.fetch(HOME);
        assertThat(new GitPatches(mirrors).beginning(HOME.repository(), later, head))
                .isEqualTo(later);
    }
}
