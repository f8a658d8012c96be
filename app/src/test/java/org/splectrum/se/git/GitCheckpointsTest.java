package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;

/** What is wrong with commits in a real mirror whose files were damaged. */
class GitCheckpointsTest {
    private static final Home HOME = new Home(1, RepositoryName.of("octo/hello"));
    private static final RepositoryName REPOSITORY = HOME.repository();
    private static final Map<String, String> BASE = Map.of("a", "1\n", "deep/er/b", "2\n");
    private static final Map<String, String> WORK = Map.of("a", "1\n", "deep/er/b", "two\n", "deep/c", "3\n");

    @TempDir
    private Path folder;

    private GitOverHttp github;
    private GitMirrors mirrors;
    private GitCheckpoints checkpoints;
    private CommitId base;
    private CommitId work;

    @BeforeEach
    void start() throws Exception {
        OwnSystem.install();
        github = new GitOverHttp(folder.resolve("github"));
        base = GitOverHttp.commit(github.create("octo/hello"), "main", BASE);
        mirrors =
                new GitMirrors(new GitSettings(folder.resolve("mirrors"), github.url()), new RememberedTokens("right"));
        mirrors.fetch(HOME);
        checkpoints = new GitCheckpoints(mirrors);
        commit(WORK);
        work = commit(Map.of("a", "one\n", "deep/er/b", "two\n", "deep/c", "3\n"));
    }

    @AfterEach
    void stop() throws Exception {
        github.stop();
    }

    /** As a runner's push leaves it: loose objects that are in the mirror only. */
    private CommitId commit(Map<String, String> files) throws IOException {
        try (Repository mirror = mirror()) {
            ObjectId before = mirror.resolve("refs/heads/work");
            if (before == null) {
                GitOverHttp.move(mirror, "work", base);
            }
            return GitOverHttp.commit(mirror, "work", files);
        }
    }

    private Repository mirror() throws IOException {
        return MirrorFolder.open(mirrors.mirror(REPOSITORY));
    }

    private Optional<String> flaw() {
        return checkpoints.flaw(REPOSITORY, work, List.of(base));
    }

    private ObjectId object(CommitId commit, String path) throws IOException {
        try (Repository mirror = mirror();
                RevWalk walk = new RevWalk(mirror)) {
            ObjectId tree = walk.parseCommit(ObjectId.fromString(commit.sha())).getTree();
            if (path.isEmpty()) {
                return tree;
            }
            try (TreeWalk found = TreeWalk.forPath(mirror, path, tree)) {
                return found.getObjectId(0);
            }
        }
    }

    private Path file(ObjectId object) {
        String name = object.name();
        return mirrors.mirror(REPOSITORY)
                .resolve("objects")
                .resolve(name.substring(0, 2))
                .resolve(name.substring(2));
    }

    enum Damage {
        GONE,
        EMPTY,
        CUT,
        SCRAMBLED,
        OTHER_CONTENT;

        void to(Path file) throws IOException {
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            switch (this) {
                case GONE -> {}
                case EMPTY -> Files.write(file, new byte[0]);
                case CUT -> Files.write(file, Arrays.copyOf(content, content.length / 2));
                case SCRAMBLED -> Files.writeString(file, "ruin");
                case OTHER_CONTENT -> Files.write(file, loose("blob 4\0evil"));
            }
        }

        private static byte[] loose(String content) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
                deflater.write(content.getBytes(StandardCharsets.UTF_8));
            }
            return packed.toByteArray();
        }
    }

    @Test
    void what_is_whole_has_no_flaw() {
        assertThat(flaw()).isEmpty();
        assertThat(checkpoints.flaw(REPOSITORY, base, List.of(base))).isEmpty();
        assertThat(checkpoints.flaw(REPOSITORY, work, List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void a_file_that_an_earlier_commit_brought_is_missed_whatever_happened_to_it(Damage damage) throws IOException {
        ObjectId blob = object(work, "deep/c");
        damage.to(file(blob));
        assertThat(flaw()).isPresent();
        assertThat(checkpoints.flaw(REPOSITORY, base, List.of(base))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deep", "deep/er", "a", "deep/er/b"})
    void every_folder_and_file_that_changed_counts(String path) throws IOException {
        Damage.GONE.to(file(object(work, path)));
        assertThat(flaw()).get().asString().contains("Missing");
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void so_does_the_commit_itself(Damage damage) throws IOException {
        damage.to(file(ObjectId.fromString(work.sha())));
        assertThat(flaw()).isPresent();
    }

    @Test
    void what_it_builds_on_must_be_there_too() throws IOException {
        CommitId elsewhere = new CommitId("1".repeat(40));
        assertThat(checkpoints.flaw(REPOSITORY, base, List.of(elsewhere))).isPresent();
        assertThat(checkpoints.flaw(REPOSITORY, work, List.of(base, elsewhere))).isPresent();
    }

    @Test
    void what_the_base_has_is_not_read_however_much_it_is() throws IOException {
        CommitId other = commit(Map.of("deep/er/b", "2\n", "new", "4\n"));
        Damage.GONE.to(file(object(work, "deep/c")));
        assertThat(checkpoints.flaw(REPOSITORY, other, List.of(base))).isPresent();
        assertThat(checkpoints.flaw(REPOSITORY, other, List.of(work))).isEmpty();
    }

    @Test
    void a_commit_of_a_submodule_is_in_another_repository() throws IOException {
        try (Repository mirror = mirror();
                ObjectInserter inserter = mirror.newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            tree.append("sub", FileMode.GITLINK, ObjectId.fromString("2".repeat(40)));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(tree));
            commit.setParentId(ObjectId.fromString(work.sha()));
            commit.setAuthor(new PersonIdent("Mona", "mona@example.org"));
            commit.setCommitter(commit.getAuthor());
            commit.setMessage("sub");
            ObjectId made = inserter.insert(Constants.OBJ_COMMIT, commit.build());
            inserter.flush();
            assertThat(checkpoints.flaw(REPOSITORY, new CommitId(made.name()), List.of(base)))
                    .isEmpty();
        }
    }

    @Test
    void a_repository_that_was_never_fetched_has_none() {
        assertThat(checkpoints.flaw(RepositoryName.of("octo/none"), work, List.of(base)))
                .get()
                .asString()
                .contains("mirror is gone");
    }
}
