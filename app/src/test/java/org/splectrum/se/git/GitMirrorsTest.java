package org.splectrum.se.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.steps.Mirrors.Branches;

class GitMirrorsTest {
    private static final Home HOME = new Home(1, RepositoryName.of("octo/hello"));
    private static final String RESULT = "refs/se/runs/fix-20261121-abcd/agent/1";

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
        mirrors = mirrors(new RememberedTokens("right"));
    }

    @AfterEach
    void stop() throws Exception {
        github.stop();
    }

    @Test
    void branches_are_as_on_github() throws IOException {
        CommitId main = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        CommitId work = GitOverHttp.commit(theirs, "work/a", Map.of("b", "1"));
        assertThat(mirrors.fetch(HOME)).isEqualTo(new Branches("main", Map.of("main", main, "work/a", work)));
        assertThat(mirrors.read(HOME.repository(), "refs/heads/work/a")).contains(work);
    }

    @Test
    void the_default_branch_is_the_one_github_says() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        GitOverHttp.commit(theirs, "trunk", Map.of("a", "1"));
        theirs.updateRef("HEAD").link("refs/heads/trunk");
        assertThat(mirrors.fetch(HOME).main()).isEqualTo("trunk");
    }

    @Test
    void moved_replaced_and_deleted_branches_follow_and_refs_of_runs_stay() throws IOException {
        CommitId first = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        GitOverHttp.commit(theirs, "work", Map.of("b", "1"));
        mirrors.fetch(HOME);
        mirrors.point(HOME.repository(), RESULT, first);
        GitOverHttp.delete(theirs, "work");
        CommitId nested = GitOverHttp.commit(theirs, "work/deeper", Map.of("b", "2"));
        GitOverHttp.delete(theirs, "main");
        CommitId rewritten = GitOverHttp.commit(theirs, "main", Map.of("a", "rewritten"));
        assertThat(mirrors.fetch(HOME).tips()).isEqualTo(Map.of("main", rewritten, "work/deeper", nested));
        assertThat(mirrors.read(HOME.repository(), RESULT)).contains(first);
    }

    @Test
    void nothing_is_transferred_where_nothing_is_new() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        int listing = github.transfers.get();
        mirrors.fetch(HOME);
        int again = github.transfers.get() - listing;
        assertThat(again).isLessThan(listing);
    }

    @Test
    void nobody_is_asked_twice() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        assertThat(github.transfers).as("the branches, and what they reach").hasValue(2);
        assertThat(github.refusals).hasValue(0);
    }

    @Test
    void what_is_only_half_there_is_fetched_although_its_commit_is_there() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        CommitId next = GitOverHttp.commit(theirs, "main", Map.of("a", "2", "b/c", "3"));
        try (Repository mirror = MirrorFolder.open(mirrors.mirror(HOME.repository()));
                ObjectInserter inserter = mirror.newObjectInserter();
                RevWalk walk = new RevWalk(theirs)) {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(next.sha()));
            for (ObjectId half : List.of(commit, commit.getTree())) {
                ObjectLoader loader = theirs.open(half);
                inserter.insert(loader.getType(), loader.getBytes());
            }
            inserter.flush();
        }
        assertThat(mirrors.fetch(HOME).tips()).containsEntry("main", next);
        assertWhole(next);
    }

    @Test
    void what_a_run_made_and_its_branch_now_has_is_not_fetched_again() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        CommitId made = GitOverHttp.commit(theirs, "fix", Map.of("a", "2"));
        mirrors.fetch(HOME);
        mirrors.point(HOME.repository(), RESULT, made);
        GitOverHttp.delete(theirs, "fix");
        mirrors.fetch(HOME);
        GitOverHttp.move(theirs, "main", made);
        int before = github.transfers.get();
        assertThat(mirrors.fetch(HOME).tips()).containsEntry("main", made);
        assertThat(github.transfers.get() - before).as("only the branches").isOne();
    }

    private void assertWhole(CommitId commit) throws IOException {
        try (Repository mirror = MirrorFolder.open(mirrors.mirror(HOME.repository()));
                ObjectWalk walk = new ObjectWalk(mirror)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(commit.sha())));
            walk.checkConnectivity();
        }
    }

    @Test
    void a_repository_without_commits_has_no_tips() {
        assertThat(mirrors.fetch(HOME)).isEqualTo(new Branches("main", Map.of()));
    }

    @Test
    void a_token_that_github_refuses_is_given_back() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        RememberedTokens tokens = new RememberedTokens("ended", "right");
        GitMirrors fresh = mirrors(tokens);
        assertThatThrownBy(() -> fresh.fetch(HOME))
                .isInstanceOf(TryAgainLater.class)
                .hasMessageContaining("not authorized")
                .hasMessageNotContaining("ended");
        assertThat(tokens.refused).containsExactly("ended");
        assertThat(fresh.fetch(HOME).tips()).containsOnlyKeys("main");
    }

    @Test
    void the_token_is_nowhere_in_the_mirror() throws IOException {
        github.token = "ghs_verysecret";
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors(new RememberedTokens("ghs_verysecret")).fetch(HOME);
        try (Stream<Path> files = Files.walk(mirrors.mirror(HOME.repository()))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .noneMatch(file -> read(file).contains("verysecret"));
        }
    }

    @Test
    void github_that_is_not_there_may_be_tried_again() {
        GitSettings nowhere = new GitSettings(folder.resolve("mirrors"), URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(() -> new GitMirrors(nowhere, new RememberedTokens("right")).fetch(HOME))
                .isInstanceOf(TryAgainLater.class)
                .hasMessageContaining("fetching the branches of octo/hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "config", "objects/pack"})
    void a_damaged_mirror_is_replaced(String part) throws IOException {
        CommitId main = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        ruin(mirrors.mirror(HOME.repository()).resolve(part));
        assertThat(mirrors.fetch(HOME).tips()).isEqualTo(Map.of("main", main));
        assertThat(mirrors.read(HOME.repository(), "refs/heads/main")).contains(main);
    }

    @Test
    void a_shallow_mirror_is_replaced_by_a_whole_one() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        CommitId main = GitOverHttp.commit(theirs, "main", Map.of("a", "2"));
        mirrors.fetch(HOME);
        Path mirror = mirrors.mirror(HOME.repository());
        Files.writeString(mirror.resolve("shallow"), main.sha() + "\n");
        assertThat(parents(mirror, main)).isZero();
        assertThat(mirrors.fetch(HOME).tips()).isEqualTo(Map.of("main", main));
        assertThat(parents(mirror, main)).isOne();
    }

    private static int parents(Path mirror, CommitId commit) throws IOException {
        try (Repository opened = MirrorFolder.open(mirror);
                RevWalk walk = new RevWalk(opened)) {
            return walk.parseCommit(ObjectId.fromString(commit.sha())).getParentCount();
        }
    }

    @Test
    void what_a_run_left_in_a_damaged_mirror_is_taken_over() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        CommitId work = work(Map.of("a", "2"));
        Files.writeString(mirrors.mirror(HOME.repository()).resolve("refs/heads/main"), "0123456789".repeat(4) + "\n");
        mirrors.fetch(HOME);
        assertThat(mirrors.read(HOME.repository(), RESULT)).contains(work);
        assertThat(mirrors.mirror(HOME.repository()).resolveSibling("hello.git.damaged"))
                .doesNotExist();
    }

    @Test
    void a_lock_left_by_a_dead_server_on_an_attempts_ref_is_removed_although_nothing_is_fetched() throws IOException {
        CommitId main = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        Path lock = mirrors.mirror(HOME.repository()).resolve(RESULT + ".lock");
        Files.createDirectories(lock.getParent());
        Files.createFile(lock);
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(5)));
        GitMirrors restarted = mirrors(new RememberedTokens("right"));
        restarted.point(HOME.repository(), RESULT, main);
        assertThat(restarted.read(HOME.repository(), RESULT)).contains(main);
    }

    @ParameterizedTest
    @ValueSource(strings = {"objects", "refs/heads", "HEAD", "config"})
    void a_mirror_that_a_dead_server_had_only_begun_to_make_is_made_whole(String begun) throws IOException {
        CommitId main = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        Path mirror = mirrors.mirror(HOME.repository());
        Files.createDirectories(mirror.resolve(begun).getParent());
        if (begun.equals("HEAD") || begun.equals("config")) {
            Files.createFile(mirror.resolve(begun));
        } else {
            Files.createDirectories(mirror.resolve(begun));
        }
        assertThat(mirrors.fetch(HOME).tips()).isEqualTo(Map.of("main", main));
        mirrors.point(HOME.repository(), RESULT, main);
        assertThat(mirrors.read(HOME.repository(), RESULT)).contains(main);
    }

    @Test
    void a_lock_left_by_a_dead_server_is_removed() throws IOException {
        GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        Path lock = mirrors.mirror(HOME.repository()).resolve("refs/heads/main.lock");
        Files.createFile(lock);
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(5)));
        CommitId next = GitOverHttp.commit(theirs, "main", Map.of("a", "2"));
        assertThat(mirrors(new RememberedTokens("right")).fetch(HOME).tips()).isEqualTo(Map.of("main", next));
    }

    @Test
    void only_refs_of_runs_can_be_pointed() throws IOException {
        CommitId main = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        mirrors.fetch(HOME);
        for (String ref : List.of("refs/heads/main", "refs/se/../heads/main", "refs/se/", "HEAD")) {
            assertThatThrownBy(() -> mirrors.point(HOME.repository(), ref, main))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_ref_can_be_pointed_anywhere_again_and_again() throws IOException {
        CommitId one = GitOverHttp.commit(theirs, "main", Map.of("a", "1"));
        CommitId two = GitOverHttp.commit(theirs, "main", Map.of("a", "2"));
        mirrors.fetch(HOME);
        mirrors.point(HOME.repository(), RESULT, two);
        mirrors.point(HOME.repository(), RESULT, one);
        mirrors.point(HOME.repository(), RESULT, one);
        assertThat(mirrors.read(HOME.repository(), RESULT)).contains(one);
    }

    @Test
    void what_is_not_there_reads_as_empty() {
        assertThat(mirrors.read(HOME.repository(), "refs/heads/main")).isEmpty();
        mirrors.fetch(HOME);
        assertThat(mirrors.read(HOME.repository(), "refs/heads/main")).isEmpty();
    }

    @Test
    void changes_name_files_and_count_lines() throws IOException {
        CommitId from =
                GitOverHttp.commit(theirs, "main", Map.of("gone", "x\ny\n", "kept", "k\n", "edited", "1\n2\n3\n"));
        CommitId to =
                GitOverHttp.commit(theirs, "main", Map.of("kept", "k\n", "edited", "1\ntwo\n3\n", "new/bin", "\0\1\n"));
        mirrors.fetch(HOME);
        var changes = mirrors.changes(HOME.repository(), from, to);
        assertThat(changes.files()).containsExactly("edited", "gone", "new/bin");
        assertThat(changes.insertions()).isEqualTo(1);
        assertThat(changes.deletions()).isEqualTo(3);
        assertThat(mirrors.changes(HOME.repository(), from, from).files()).isEmpty();
    }

    private GitMirrors mirrors(Tokens tokens) {
        return new GitMirrors(new GitSettings(folder.resolve("mirrors"), github.url()), tokens);
    }

    /** A commit that is in the mirror only, as a runner's push leaves it. */
    private CommitId work(Map<String, String> files) throws IOException {
        try (Repository mirror = MirrorFolder.open(mirrors.mirror(HOME.repository()))) {
            CommitId before = mirrors.read(HOME.repository(), "refs/heads/main").orElseThrow();
            CommitId work = GitOverHttp.commit(mirror, "main", files);
            GitOverHttp.move(mirror, "main", before);
            mirrors.point(HOME.repository(), RESULT, work);
            return work;
        }
    }

    private static void ruin(Path part) throws IOException {
        if (!Files.isDirectory(part)) {
            Files.writeString(part, "ruin");
            return;
        }
        try (Stream<Path> files = Files.list(part)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
