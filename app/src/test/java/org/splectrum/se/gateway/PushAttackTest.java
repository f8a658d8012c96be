package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.transport.PacketLineOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.steps.Gateways.Gate;

/** What an agent could have put into its work, pushed by the true git. */
class PushAttackTest {
    private static final AttemptId ATTEMPT = Site.attempt(1);
    private static final String OUTPUT = ATTEMPT.ref();

    /** Put together here, so that nobody's scanner takes this file for a leak. */
    private static final String TOKEN = "ghp_" + "0123456789abcdefABCDEF0123456789abcd";

    private static GitCommand seed = new GitCommand(Path.of(""));
    private static GitCommand pristine = new GitCommand(Path.of(""));
    private static String input = "";

    @TempDir
    private Path folder;

    private Site site;
    private Gate gate;
    private GitCommand mirror;
    private GitCommand work;
    private String token = "";

    /** What an agent begins with, and SE's mirror of it. */
    @BeforeAll
    static void seed(@TempDir Path shared) throws IOException {
        seed = new GitCommand(Files.createDirectories(shared.resolve("work")));
        seed.run("init", "--quiet", "--initial-branch=work", "--template=");
        Files.createDirectories(seed.folder().resolve(".github/workflows"));
        seed.commit(".github/workflows/ci.yml", "on: push\n");
        for (String part : List.of("HEAD", "objects/x", "refs/x", "notes.txt")) {
            Path file = seed.folder().resolve("fixture").resolve(part);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "one\n");
        }
        input = seed.commit("a.txt", "one\nold = " + TOKEN + "\n");
        pristine = new GitCommand(Files.createDirectories(shared.resolve("pristine.git")));
        pristine.run("init", "--quiet", "--bare", "--template=");
        seed.run("push", "--quiet", pristine.folder().toString(), input + ":refs/se/inputs/" + ATTEMPT);
    }

    @BeforeEach
    void start() {
        work = seed.copied(folder.resolve("work"));
        mirror = pristine.copied(folder.resolve("mirrors/octo/app.git"));
        site = new Site(folder);
        gate = site.open(Site.order(ATTEMPT, input, Site.agent(ATTEMPT)), ATTEMPT);
        token = "Bearer " + site.claim(gate);
        work.run("remote", "add", "se", site.tcp(gate, Routes.REPOSITORY).toString());
        work.run("config", "http.extraHeader", "Authorization: " + token);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void honest_work_passes() throws IOException {
        Files.createSymbolicLink(work.folder().resolve("link"), Path.of("./a.txt"));
        assertThat(push(work.commit("b.txt", "two\n")).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".github/workflows/new.yml", ".GitHub/Workflows/CI.yml", "CODEOWNERS", ".github/CODEOWNERS",
                        ".github/se.yml",
                ".claude/settings.json", "sub/.claude/hooks/x.sh", ".mcp.json", ".husky/pre-commit",
                        "db/migrations/1.sql"
            })
    void a_protected_path_is_named_with_what_to_do(String path) {
        GitCommand.Ended push = push(add("100644", blob("x\n"), path));
        assertThat(push.code()).isNotZero();
        assertThat(push.output())
                .containsPattern("SE: protected: .*" + Pattern.quote(path) + ".* may not be changed by a run; leave");
        nothingIsThere();
    }

    @Test
    void nor_may_a_protected_path_be_taken_away_even_for_a_moment() throws IOException {
        Files.delete(work.folder().resolve(".github/workflows/ci.yml"));
        String without = work.commit("b.txt", "two\n");
        refused(without, "SE: protected: .github/workflows/ci.yml");
        work.run("revert", "--no-edit", "HEAD");
        refused(work.run("rev-parse", "HEAD"), "SE: protected: .github/workflows/ci.yml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".GIT/config",
                "git~1/config",
                "sub/GIT~2/x",
                ".git./x",
                ".git /x",
                ".g\u200cit/config",
                "\uFEFF.git/x",
                ".git::$INDEX_ALLOCATION/x",
                "a.txt.",
                "a.txt ",
                "a\\b",
                ".gitmodules",
                ".GITMODULES",
                "gitmod~1",
                ".gitmodules:x",
                "a\u202Etxt.exe",
                "a\u0007"
            })
    void names_that_some_file_system_reads_differently_are_refused(String path) {
        GitCommand.Ended push = push(add("100644", blob("x\n"), path));
        assertThat(push.code()).as(push.output()).isNotZero();
        nothingIsThere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "..",
                "a/b/../../../outside",
                "a/b/../inside",
                "../outside",
                "sub/../../outside",
                "C:\\x",
                ".git/config",
                "sub/.GIT/x",
                "\\\\host\\x"
            })
    void a_link_that_leads_out_of_the_tree_is_refused(String target) {
        refused(add("120000", blob(target), "link"), "link is a symbolic link that leads out of the repository");
        String deep = add("120000", blob("../../../x"), "sub/sub/link");
        refused(deep, "sub/sub/link is a symbolic link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".claude", "sub/.CLAUDE", ".github", ".github/workflows", ".husky", ".mcp.json", "CODEOWNERS"})
    void a_link_in_the_place_of_what_is_protected_is_refused(String path) {
        refused(add("120000", blob("conf"), path), "SE: protected: ");
    }

    @ParameterizedTest
    @CsvSource({
        "bare/, HEAD objects/info/x refs/heads/main config",
        "bare/, head OBJECTS/x Refs/x",
        "bare/, HEAD commondir",
        "sub/deep/, HEAD objects/x refs/x"
    })
    void a_repository_without_its_usual_folder_is_refused(String folder, String files) throws IOException {
        String commit = input;
        for (String file : files.split(" ", -1)) {
            Files.createDirectories(work.folder().resolve(folder + file).getParent());
            commit = work.commit(folder + file, "ref: refs/heads/main\n");
        }
        refused(commit, folder.substring(0, folder.length() - 1) + " is a git repository of its own");
    }

    @Test
    void nor_may_parts_of_one_that_is_there_be_changed() {
        String notes = work.commit("fixture/notes.txt", "two\n");
        assertThat(push(notes).code()).isZero();
        String config = work.commit("fixture/config", "[core]\n\tfsmonitor = touch x\n");
        assertThat(push(config).output()).contains("fixture is a git repository of its own");
        assertThat(mirror.run("rev-parse", OUTPUT)).isEqualTo(notes);
    }

    @Test
    void files_that_are_called_like_parts_of_a_repository_are_none() throws IOException {
        Files.createDirectories(work.folder().resolve("site/objects"));
        work.commit("site/objects/table.js", "x\n");
        assertThat(push(work.commit("site/HEAD", "<head>\n")).code()).isZero();
    }

    @Test
    void a_submodule_is_refused() {
        refused(add("160000", input, "module"), "module is a submodule");
    }

    @Test
    void too_many_files_are_refused() {
        String blob = blob("x\n");
        String many = IntStream.rangeClosed(0, PushLimits.FILES)
                .mapToObj(i -> "100644 blob " + blob + "\tf%05d\0".formatted(i))
                .collect(Collectors.joining());
        String tree = work.attempt(many, "mktree", "-z").output().strip();
        refused(commit("040000 tree " + tree + "\tmany\0"), "the push changes 5001 files, and may change 5000");
    }

    @ParameterizedTest
    @CsvSource({
        "ghp_ 0123456789abcdefABCDEF0123456789abce, a GitHub token",
        "AKIA Q3EGU2X5TLKJ7BZM, an AWS access key id",
        "sk-ant-api03- abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ, an Anthropic key",
        "xoxb- 123456789012-abcdefghijklmnop, a Slack token",
        "AIza 0123456789abcdefghijklmnopqrstuvwxy, a Google API key",
        "eyJ hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U, a JSON web token",
        "webhook-secret -of-the-server, a secret of this server",
        "d2ViaG9vay1zZWNyZXQtb2YtdGhlLXNlcnZlcg, a secret of this server",
        "AHdlYmhvb2stc2VjcmV0LW9mLXRoZS1zZXJ2ZXI, a secret of this server",
        "776562686f6f6b2d7365637265742d6f662d7468652d736572766572, a secret of this server"
    })
    void a_secret_is_told_by_its_kind_and_place_and_never_itself(String halves, String kind) {
        String secret = halves.replace(" ", "");
        String commit = work.commit("b.txt", "first\n\nkey = \"" + secret + "\"\n");
        GitCommand.Ended push = push(commit);
        assertThat(push.code()).as(push.output()).isNotZero();
        assertThat(push.output())
                .contains("SE: a secret: " + kind + " in b.txt, line 3")
                .doesNotContain(secret);
        nothingIsThere();
    }

    @Test
    void a_secret_is_found_in_a_large_file_and_in_a_commit_that_the_next_one_undoes_and_in_a_message() {
        refused(
                work.commit(
                        "large", ("x".repeat(99) + "\n").repeat(15_000) + "pre " + newToken() + "\n" + "y\n".repeat(9)),
                "a GitHub token in large, line 15001");
        work.commit("large", "gone\n");
        refused(work.run("rev-parse", "HEAD"), "a GitHub token in large");
        work.run("reset", "--quiet", "--hard", input);
        work.run("commit", "--quiet", "--allow-empty", "--message", "See " + newToken());
        refused(work.run("rev-parse", "HEAD"), "a GitHub token in the message of a commit");
    }

    @Test
    void a_private_key_is_a_secret_but_talk_of_one_is_not() {
        String begin = "-----BEGIN RSA PRIVATE " + "KEY-----";
        refused(
                work.commit("k.pem", begin + "\n" + "MIIEpAIBAAKCAQEA".repeat(4) + "\n"),
                "a private key in k.pem, line 1");
        work.run("reset", "--quiet", "--hard", input);
        assertThat(push(work.commit("k.md", "It begins with `" + begin + "` and is long.\n"))
                        .code())
                .isZero();
    }

    @Test
    void what_stood_there_before_is_not_the_agents() {
        assertThat(push(work.commit("a.txt", "two\n\nold = " + TOKEN + "\n")).code())
                .isZero();
    }

    @Test
    void a_pack_that_grows_too_much_is_refused_while_it_does() {
        refused(work.commit("bomb", "\0".repeat(9 << 20)), "grows to more than 8388608 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refs/heads/main",
                "--upload-pack=touch /tmp/x",
                "refs/se/runs/../../../../x",
                "../../x",
                "refs/heads/x.lock",
                "refs/se/runs/FIX-20260102-ABCD/implement/1",
                "REFS/SE/RUNS/fix-20260102-abcd/implement/1",
                "refs/se/runs/fix-20260102-abcd/implement/2",
                "refs/se/runs/fix-20260102-abcd/implement/1/x",
                "HEAD",
                "config",
                "refs/heads/a\r\nb",
                "refs/se/runs/fix-20260102-abcd/implement/1\n",
                "refs/heads/@{-1}",
                "refs/heads/.x"
            })
    void no_other_ref_can_be_pushed_whatever_it_is_called(String ref) throws IOException {
        String before = mirror.run("for-each-ref");
        ByteArrayOutputStream push = new ByteArrayOutputStream();
        PacketLineOut lines = new PacketLineOut(push);
        lines.writeString("0".repeat(40) + " " + input + " " + ref + "\0report-status\n");
        lines.end();
        push.write(work.attempt("", "pack-objects", "-q", "--stdout").output().getBytes(StandardCharsets.ISO_8859_1));
        HttpResponse<String> answer =
                site.post(gate, Routes.REPOSITORY + "/git-receive-pack", push.toByteArray(), "Authorization", token);
        assertThat(answer.body()).doesNotContain("\nok ").doesNotContain("ok refs/");
        assertThat(mirror.run("for-each-ref")).isEqualTo(before);
        assertThat(mirror.folder().resolveSibling("x")).doesNotExist();
    }

    @Test
    void what_the_mirrors_configuration_would_give_away_stays_hidden() {
        mirror.run("config", "uploadpack.allowAnySHA1InWant", "true");
        mirror.run("config", "uploadpack.hideRefs", "!refs/se");
        String hidden = work.commit("hidden.txt", "of another run\n");
        work.run("push", "--quiet", mirror.folder().toString(), hidden + ":refs/se/runs/fix-20260102-zzzz/implement/1");
        GitCommand other = new GitCommand(folder.resolve("work"));
        assertThat(other.attempt("", "-c", "fetch.negotiationAlgorithm=noop", "fetch", "--refetch", "se", hidden)
                        .code())
                .isNotZero();
        assertThat(other.run("ls-remote", "se").lines()).containsExactly(input + "\trefs/se/inputs/" + ATTEMPT);
    }

    private static String newToken() {
        return TOKEN.replace("0", "Z");
    }

    private void refused(String commit, String reason) {
        GitCommand.Ended push = push(commit);
        assertThat(push.code()).isNotZero();
        assertThat(push.output()).contains(reason);
        nothingIsThere();
    }

    private void nothingIsThere() {
        assertThat(mirror.attempt("", "rev-parse", "--verify", OUTPUT).code()).isNotZero();
    }

    private GitCommand.Ended push(String commit) {
        return work.attempt("", "push", "se", commit + ":" + OUTPUT);
    }

    private String blob(String content) {
        return work.attempt(content, "hash-object", "-w", "--stdin").output().strip();
    }

    /** A commit that adds one entry to the input, past everything that git's own index would refuse. */
    private String add(String mode, String object, String path) {
        String[] names = path.split("/", -1);
        String kind = mode.equals("160000") ? "commit" : "blob";
        String entry = mode + " " + kind + " " + object + "\t" + names[names.length - 1] + "\0";
        for (String name : Arrays.asList(names).subList(0, names.length - 1).reversed()) {
            entry = "040000 tree " + tree(entry) + "\t" + name + "\0";
        }
        return commit(entry);
    }

    private String commit(String entry) {
        String name = entry.substring(entry.indexOf('\t') + 1, entry.length() - 1);
        String others = Arrays.stream(work.run("ls-tree", "-z", input).split("\0"))
                .filter(other -> !other.endsWith("\t" + name))
                .collect(Collectors.joining("\0", "", "\0"));
        return work.run("commit-tree", "-p", input, "-m", "m", tree(others + entry));
    }

    private String tree(String entries) {
        GitCommand.Ended made = work.attempt(entries, "mktree", "-z", "--missing");
        assertThat(made.code()).as(made.output()).isZero();
        return made.output().strip();
    }
}
