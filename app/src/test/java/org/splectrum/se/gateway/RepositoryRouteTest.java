package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.transport.PacketLineOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.Gateways.Gate;

/** With the true git on the other side, and with what it would never send. */
class RepositoryRouteTest {
    private static final AttemptId ATTEMPT = Site.attempt(1);
    private static final String OUTPUT = ATTEMPT.ref();

    private static Path pristine;
    private static String input = "";
    private static String onto = "";
    private static String hidden = "";

    @TempDir
    private Path folder;

    private Site site;
    private GitCommand mirror;
    private GitCommand work;
    private String token = "";

    /** A mirror with main, the attempt's input, a newer base and another run's work. */
    @BeforeAll
    static void seed(@TempDir Path shared) throws IOException {
        pristine = Files.createDirectories(shared.resolve("pristine.git"));
        GitCommand seed = new GitCommand(Files.createDirectories(shared.resolve("seed")));
        seed.run("init", "--quiet", "--initial-branch=main");
        seed.commit("unchanged.txt", "the same all along\n".repeat(50));
        input = seed.commit("a.txt", "one\n");
        onto = seed.commit("b.txt", "newer base\n");
        seed.run("checkout", "--quiet", "-b", "other", input);
        hidden = seed.commit("hidden.txt", "of another run\n");
        new GitCommand(pristine).run("init", "--quiet", "--bare", "--initial-branch=main", "--template=");
        seed.run(
                "push",
                "--quiet",
                pristine.toString(),
                onto + ":refs/heads/main",
                input + ":refs/se/inputs/" + ATTEMPT,
                hidden + ":refs/se/runs/fix-20260102-zzzz/implement/1");
    }

    @BeforeEach
    void start() throws IOException {
        mirror = new GitCommand(pristine).copied(folder.resolve("mirrors/octo/app.git"));
        site = new Site(folder);
        work = new GitCommand(Files.createDirectories(folder.resolve("work")));
        work.run("init", "--quiet", "--initial-branch=work", "--template=");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void an_attempt_sees_its_own_refs_and_no_others(int version) {
        useAs(agent(), version);
        assertThat(work.run("ls-remote", "se").lines()).containsExactly(input + "\trefs/se/inputs/" + ATTEMPT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void the_input_is_fetched_with_its_history(int version) {
        useAs(agent(), version);
        fetchInput();
        assertThat(work.run("rev-list", "--count", "HEAD")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void what_another_run_made_cannot_be_fetched_even_by_its_sha(int version) {
        useAs(agent(), version);
        assertThat(work.attempt("", "fetch", "se", hidden).code()).isNotZero();
        assertThat(work.attempt("", "fetch", "se", "refs/se/runs/fix-20260102-zzzz/implement/1")
                        .code())
                .isNotZero();
        assertThat(work.attempt("", "cat-file", "-e", hidden).code()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void commits_on_the_input_are_taken_at_the_attempts_own_ref_and_may_be_replaced(int version) {
        useAs(agent(), version);
        fetchInput();
        String first = work.commit("a.txt", "two\n");
        work.run("push", "--quiet", "se", first + ":" + OUTPUT);
        assertThat(mirror.run("rev-parse", OUTPUT)).isEqualTo(first);
        String second = work.commit("c.txt", "three\n");
        work.run("push", "--quiet", "se", second + ":" + OUTPUT);
        work.run("reset", "--quiet", "--hard", input);
        String other = work.commit("d.txt", "instead\n");
        work.run("push", "--quiet", "--force", "se", other + ":" + OUTPUT);
        assertThat(mirror.run("rev-parse", OUTPUT)).isEqualTo(other);
        assertThat(mirror.run("fsck", "--strict")).doesNotContain("missing", "error");
    }

    @Test
    void every_other_ref_is_refused_with_the_reason() {
        useAs(agent(), 2);
        fetchInput();
        String commit = work.commit("a.txt", "two\n");
        for (String ref : List.of("refs/heads/main", "refs/heads/new", "refs/tags/v1", OUTPUT + "1", "refs/se/x")) {
            GitCommand.Ended push = work.attempt("", "push", "--force", "se", commit + ":" + ref);
            assertThat(push.code()).isNotZero();
            assertThat(push.output()).contains("this attempt may push to " + OUTPUT + ", refs/se/snapshots/");
        }
        assertThat(mirror.run("rev-parse", "main")).isEqualTo(onto);
        assertThat(mirror.run("for-each-ref").lines()).hasSize(3);
    }

    @Test
    void nothing_can_be_deleted() {
        useAs(agent(), 2);
        fetchInput();
        work.run("push", "--quiet", "se", work.commit("a.txt", "two\n") + ":" + OUTPUT);
        assertThat(work.attempt("", "push", "se", ":" + OUTPUT).code()).isNotZero();
        assertThat(work.attempt("", "push", "se", ":refs/heads/main").code()).isNotZero();
        assertThat(mirror.run("for-each-ref").lines()).hasSize(4);
    }

    @Test
    void an_agents_commit_must_descend_from_the_input() {
        useAs(agent(), 2);
        fetchInput();
        work.run("checkout", "--quiet", "--orphan", "apart");
        GitCommand.Ended push = work.attempt("", "push", "se", work.commit("a.txt", "apart\n") + ":" + OUTPUT);
        assertThat(push.code()).isNotZero();
        assertThat(push.output()).contains("does not descend from " + input);
    }

    @Test
    void a_rebase_sees_the_new_base_and_its_commits_must_descend_from_it() {
        useAs(new Work.Rebase(input, onto, "refs/heads/main", List.of()), 2);
        fetchInput();
        work.run("fetch", "--quiet", "se", "refs/heads/main");
        String stale = work.commit("a.txt", "two\n");
        assertThat(work.attempt("", "push", "se", stale + ":" + OUTPUT).output())
                .contains("does not descend from " + onto);
        work.run("rebase", "--quiet", onto);
        work.run("push", "--quiet", "se", "HEAD:" + OUTPUT);
        assertThat(mirror.run("merge-base", "main", OUTPUT)).isEqualTo(onto);
    }

    @Test
    void a_rebase_with_nothing_to_do_pushes_the_commit_that_is_there_already() {
        useAs(new Work.Rebase(input, onto, "refs/heads/main", List.of()), 2);
        work.run("fetch", "--quiet", "se", "refs/heads/main");
        work.run("push", "--quiet", "se", onto + ":" + OUTPUT);
        assertThat(mirror.run("rev-parse", OUTPUT)).isEqualTo(onto);
    }

    @Test
    void a_merge_sees_every_branch_and_its_commits_must_descend_from_the_first() {
        mirror.run("update-ref", "refs/se/bases/x/1", onto);
        useAs(new Work.Merge(List.of(new Work.Merge.Head("refs/se/bases/x/1", onto))), 2);
        fetchInput();
        work.run("fetch", "--quiet", "se", "refs/se/bases/x/1");
        work.run("push", "--quiet", "se", work.commit("a.txt", "two\n") + ":" + OUTPUT);
        assertThat(mirror.run("merge-base", input, OUTPUT)).isEqualTo(input);
    }

    @Test
    void an_attempt_that_verifies_may_not_push() {
        useAs(new Work.Verify(List.of("true")), 2);
        fetchInput();
        GitCommand.Ended push = work.attempt("", "push", "se", work.commit("a.txt", "two\n") + ":" + OUTPUT);
        assertThat(push.code()).isNotZero();
        assertThat(push.output()).contains("403");
        assertThat(mirror.attempt("", "rev-parse", "--verify", OUTPUT).code()).isNotZero();
    }

    @Test
    void only_commits_can_be_the_result() {
        useAs(agent(), 2);
        fetchInput();
        work.run("tag", "--annotate", "--message", "t", "t");
        assertThat(work.attempt("", "push", "se", "HEAD^{tree}:" + OUTPUT).output())
                .contains("only commits may be pushed");
    }

    @Test
    void a_tree_that_would_write_into_the_git_folder_is_refused() {
        useAs(agent(), 2);
        fetchInput();
        String blob = work.run("rev-parse", "HEAD:a.txt");
        String inner = work.attempt("100644 blob " + blob + "\tconfig\n", "mktree")
                .output()
                .strip();
        String tree = work.attempt("040000 tree " + inner + "\t.git\n", "mktree")
                .output()
                .strip();
        String commit = work.run("commit-tree", "-p", input, "-m", "m", tree);
        assertThat(work.attempt("", "push", "se", commit + ":" + OUTPUT).code()).isNotZero();
        assertThat(mirror.attempt("", "rev-parse", "--verify", OUTPUT).code()).isNotZero();
    }

    @Test
    void a_push_that_is_too_large_is_refused_and_so_are_too_many() {
        useAs(agent(), 2);
        fetchInput();
        byte[] noise = new byte[1_300_000];
        new Random(7).nextBytes(noise);
        String large = work.commit("noise", new String(noise, StandardCharsets.ISO_8859_1));
        GitCommand.Ended push = work.attempt("", "push", "se", large + ":" + OUTPUT);
        assertThat(push.code()).isNotZero();
        assertThat(push.output()).contains("exceeds the limit of");
        for (int i = 0; i < 3; i++) {
            push = work.attempt("", "push", "se", large + ":" + OUTPUT);
        }
        assertThat(work.attempt("", "push", "se", large + ":" + OUTPUT).output())
                .contains("403");
        assertThat(mirror.attempt("", "rev-parse", "--verify", OUTPUT).code()).isNotZero();
    }

    @Test
    void naming_another_runs_commit_as_a_parent_does_not_reveal_it() throws IOException {
        Gate gate = useAs(agent(), 2);
        fetchInput();
        for (String pushed : List.of(commitOn(input, hidden), commitOn(hidden), hidden)) {
            HttpResponse<String> answer =
                    site.post(gate, Routes.REPOSITORY + "/git-receive-pack", rawPush(pushed), "Authorization", token);
            assertThat(answer.body()).contains("unpack").contains("Missing commit " + hidden);
        }
        assertThat(mirror.attempt("", "rev-parse", "--verify", OUTPUT).code()).isNotZero();
    }

    @Test
    void without_the_token_and_beside_the_protocol_there_is_nothing() {
        Gate gate = useAs(agent(), 2);
        String refs = Routes.REPOSITORY + "/info/refs";
        assertThat(site.get(gate, refs + "?service=git-upload-pack").statusCode())
                .isEqualTo(401);
        for (String path : List.of("", "?service=git-upload-archive", "?service=git-upload-pack&x=y")) {
            assertThat(site.get(gate, refs + path, "Authorization", token).statusCode())
                    .isEqualTo(403);
        }
        HttpResponse<String> dumb = site.get(gate, Routes.REPOSITORY + "/HEAD", "Authorization", token);
        assertThat(dumb.statusCode()).isEqualTo(403);
        assertThat(dumb.body()).contains("smart HTTP");
    }

    private static Work agent() {
        return Site.agent(ATTEMPT);
    }

    private Gate useAs(Work kind, int version) {
        Gate gate = site.open(Site.order(ATTEMPT, input, kind), ATTEMPT);
        work.run("remote", "add", "se", site.tcp(gate, Routes.REPOSITORY).toString());
        token = "Bearer " + site.claim(gate);
        work.run("config", "http.extraHeader", "Authorization: " + token);
        work.run("config", "protocol.version", Integer.toString(version));
        return gate;
    }

    private void fetchInput() {
        work.run("fetch", "--quiet", "--no-tags", "se", "refs/se/inputs/" + ATTEMPT);
        work.run("reset", "--quiet", "--hard", input);
    }

    /** A commit whose parents need not be there. */
    private String commitOn(String... parents) {
        String commit =
                "tree " + work.run("rev-parse", input + "^{tree}") + "\nparent " + String.join("\nparent ", parents)
                        + "\nauthor A <a@example.com> 0 +0000\ncommitter A <a@example.com> 0 +0000\n\nm\n";
        return work.attempt(commit, "hash-object", "-t", "commit", "-w", "--stdin")
                .output()
                .strip();
    }

    /** A push with no more in its pack than the commit itself, where the client has it. */
    private byte[] rawPush(String commit) throws IOException {
        boolean known = work.attempt("", "cat-file", "-e", commit).code() == 0;
        String pack = work.attempt(known ? commit + "\n" : "", "pack-objects", "-q", "--stdout")
                .output();
        ByteArrayOutputStream push = new ByteArrayOutputStream();
        PacketLineOut lines = new PacketLineOut(push);
        lines.writeString("0".repeat(40) + " " + commit + " " + OUTPUT + "\0report-status\n");
        lines.end();
        push.write(pack.getBytes(StandardCharsets.ISO_8859_1));
        return push.toByteArray();
    }
}
