package org.splectrum.se.merge.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.merge.Blob;

/** The conflicts of a repository's own merges. */
class HistoryTest {
    @TempDir
    private Path folder;

    private void clone(String name) throws IOException, GitAPIException {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            commit(git, name, "a\nb\nc\n");
            git.checkout().setName("side").setCreateBranch(true).call();
            RevCommit theirs = commit(git, name, "a\nb theirs\nc\n");
            git.checkout().setName("main").call();
            commit(git, name, "a\nb ours\nc\n");
            git.merge().include(theirs).call();
            commit(git, name, "a\nb ours theirs\nc\n");
        }
    }

    private RevCommit commit(Git git, String name, String text) throws IOException, GitAPIException {
        Files.writeString(folder.resolve(name), text);
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage("change")
                .setAuthor("A", "a@b")
                .setCommitter("A", "a@b")
                .setSign(false)
                .call();
    }

    private static String text(Blob blob) {
        return WrongAnswers.text(blob);
    }

    @Test
    void a_merge_that_conflicted_is_read_with_what_the_person_made_of_it() throws Exception {
        clone("ein Name ü.txt");
        List<Case> cases = History.read(folder, Instant.EPOCH, 10);
        assertThat(cases).singleElement().satisfies(found -> {
            assertThat(found.conflict().path()).isEqualTo("ein Name ü.txt");
            assertThat(text(found.conflict().base())).isEqualTo("a\nb\nc\n");
            assertThat(text(found.conflict().ours())).isEqualTo("a\nb ours\nc\n");
            assertThat(text(found.conflict().theirs())).isEqualTo("a\nb theirs\nc\n");
            assertThat(text(found.human())).isEqualTo("a\nb ours theirs\nc\n");
        });
    }

    @Test
    void a_bare_clone_is_read_too_and_filters_of_the_repository_are_not_run() throws Exception {
        clone("a.txt");
        Files.createDirectories(folder.resolve(".git/info"));
        Files.writeString(folder.resolve(".git/info/attributes"), "* filter=bad merge=bad\n");
        Files.writeString(
                folder.resolve(".git/config"),
                "[core]\n\trepositoryformatversion = 0\n[filter \"bad\"]\n\tsmudge = touch ran\n[merge \"bad\"]\n\tdriver = touch ran\n");
        assertThat(History.read(folder.resolve(".git"), Instant.EPOCH, 10)).hasSize(1);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void merges_before_the_day_and_beyond_the_limit_are_left_out() throws Exception {
        clone("a.txt");
        assertThat(History.read(folder, Instant.now().plusSeconds(60), 10)).isEmpty();
        assertThat(History.read(folder, Instant.EPOCH, 0)).isEmpty();
    }

    @Test
    void a_folder_that_is_no_repository_is_told() {
        assertThatThrownBy(() -> History.read(folder, Instant.EPOCH, 10)).isInstanceOf(IOException.class);
    }
}
