package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.git.GitClone;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Samples;
import org.splectrum.se.signing.KeyFile;
import org.splectrum.se.signing.PrivateKey;
import org.splectrum.se.signing.SignedRecords;
import org.splectrum.se.steps.InMemoryRecords;
import org.splectrum.se.steps.RecordId;
import org.splectrum.se.steps.Records;

/** {@code se verify}, without a server. */
class VerificationTest {
    private static final RecordId ID = RecordId.of(Samples.ID, "publish", Samples.MADE);

    @TempDir
    private Path folder;

    private final InMemoryRecords shelf = new InMemoryRecords();
    private final Terminal terminal = new Terminal();
    private PrivateKey key;
    private String sealed;
    private String bare;

    @BeforeEach
    void begin() throws Exception {
        key = KeyFile.at(folder.resolve("key.pem"));
        try (Git git = Git.init().setDirectory(folder.resolve("clone").toFile()).call()) {
            bare = commit(git, "Somebody's work");
            sealed = commit(git, "SE's work\n\n" + ID.trailer() + "\n");
        }
        new SignedRecords(key, shelf).keep(draft(sealed, bare));
    }

    private static String commit(Git git, String message) throws Exception {
        return git.commit()
                .setMessage(message)
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .setSign(false)
                .call()
                .name();
    }

    private static Records.Draft draft(String own, String other) {
        Map<String, Object> statement = Map.of(
                "_type",
                "https://in-toto.io/Statement/v1",
                "subject",
                List.of(
                        Map.of("digest", Map.of("gitCommit", own), "annotations", Map.of("author", "se")),
                        Map.of("digest", Map.of("gitCommit", other), "annotations", Map.of("author", "other"))),
                "predicate",
                Map.of(
                        "buildDefinition",
                        Map.of(
                                "internalParameters",
                                Map.of("record", ID.value()),
                                "externalParameters",
                                Map.of("repository", "git+https://github.com/octo/calculator"))));
        AttemptId attempt = new AttemptId(Samples.ID, "publish", 1);
        return new Records.Draft(ID, attempt, List.of(new CommitId(own), new CommitId(other)), statement);
    }

    private String record() {
        return shelf.find(ID).orElseThrow().envelope();
    }

    private Outcome verify(Path where, String commit, String record) {
        return new Verification(new GitClone(where))
                .verify(new Commands.Claim(commit, record, key.publicKey().pem()), console());
    }

    private Console console() {
        return new Console(new java.io.PrintWriter(terminal.out()), new java.io.PrintWriter(terminal.err()));
    }

    @Test
    void a_commit_whose_record_is_signed_and_whose_message_names_it_is_proven() {
        assertThat(verify(folder.resolve("clone"), sealed, record())).isEqualTo(new Outcome.Done());
        assertThat(terminal.out().toString())
                .contains("commit      " + sealed + ", made by SE\n")
                .contains("record      " + ID + " of git+https://github.com/octo/calculator\n")
                .contains("signed by   " + key.publicKey().id())
                .contains("trailer     names the record\n");
    }

    @Test
    void without_a_clone_the_message_is_not_looked_at_and_that_is_told() {
        assertThat(verify(folder, sealed, record())).isEqualTo(new Outcome.Done());
        assertThat(terminal.out().toString()).contains("trailer     not looked at");
    }

    @Test
    void anothers_commit_that_se_moved_needs_no_line() {
        assertThat(verify(folder.resolve("clone"), bare, record())).isEqualTo(new Outcome.Done());
        assertThat(terminal.out().toString()).contains("another's, moved by SE", "trailer     none, as in all");
    }

    @Test
    void a_commit_of_ses_whose_message_names_no_record_is_not_proven() {
        InMemoryRecords swapped = new InMemoryRecords();
        new SignedRecords(key, swapped).keep(draft(bare, sealed));
        Outcome outcome = verify(
                folder.resolve("clone"), bare, swapped.find(ID).orElseThrow().envelope());
        assertThat(why(outcome)).contains("its message names no record, and not the record " + ID);
    }

    @Test
    void what_no_trusted_key_signed_or_is_about_other_commits_is_not_proven() {
        PrivateKey other = KeyFile.at(folder.resolve("other.pem"));
        InMemoryRecords forged = new InMemoryRecords();
        new SignedRecords(other, forged).keep(draft(sealed, bare));
        assertThat(why(verify(folder, sealed, forged.find(ID).orElseThrow().envelope())))
                .contains("no trusted key signed the record");
        assertThat(why(verify(folder, "9".repeat(40), record()))).contains("the record is about other commits");
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, the record is no JSON",
        "{}, the record is no DSSE envelope",
    })
    void a_record_that_is_none_is_told(String record, String why) {
        assertThat(why(verify(folder, sealed, record))).contains(why, "Ask who gave you the record");
    }

    @Test
    void every_changed_byte_of_a_record_is_noticed() {
        String record = record();
        int payload = record.indexOf("\"payload\":\"") + 11;
        for (int at = payload; at < record.indexOf('"', payload) - 2; at += 97) {
            String changed =
                    record.substring(0, at) + (record.charAt(at) == 'A' ? 'B' : 'A') + record.substring(at + 1);
            assertThat(verify(folder, sealed, changed)).isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void a_file_that_holds_no_key_is_wrong_use() {
        Outcome outcome = new Verification(new GitClone(folder))
                .verify(new Commands.Claim(sealed, record(), "my notes"), console());
        assertThat(outcome).isInstanceOf(Outcome.WrongUse.class);
        assertThat(((Outcome.WrongUse) outcome).problems().getFirst()).contains("“se record --key” prints one");
    }

    @Test
    void a_commit_is_named_as_git_names_it_where_there_is_a_clone() {
        Verification here = new Verification(new GitClone(folder.resolve("clone")));
        assertThat(here.commit("HEAD")).contains(sealed);
        assertThat(here.commit(sealed.substring(0, 10))).contains(sealed);
        assertThat(here.commit("no-such-branch")).isEmpty();
        assertThat(here.commit("HEAD^{tree}")).isEmpty();
        assertThat(here.commit("9".repeat(40))).contains("9".repeat(40));
        assertThat(new Verification(new GitClone(folder)).commit("HEAD")).isEmpty();
    }

    @Test
    void a_clone_a_record_and_a_public_key_are_all_that_a_terminal_needs() throws Exception {
        Path file = Files.writeString(folder.resolve("record.json"), record());
        Path trusted =
                Files.writeString(folder.resolve("key.pub"), key.publicKey().pem());
        assertThat(command("HEAD", file, trusted))
                .startsWith("0 ")
                .contains("commit      " + sealed + ", made by SE\n", "trailer     names the record\n");
        Files.writeString(
                trusted, KeyFile.at(folder.resolve("other.pem")).publicKey().pem());
        assertThat(command("HEAD", file, trusted)).startsWith("1 ").contains("no trusted key signed the record");
    }

    /** What the program ends with and says where it is called in the clone, and there is no server. */
    private String command(String commit, Path record, Path trusted) throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "verify",
                        commit,
                        "--record",
                        record.toString(),
                        "--key",
                        trusted.toString())
                .directory(folder.resolve("clone").toFile())
                .redirectErrorStream(true);
        program.environment().put("SE_URL", "http://127.0.0.1:1");
        Process verify = program.start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return verify.waitFor() + " " + said;
    }

    private static String why(Outcome outcome) {
        return outcome instanceof Outcome.Failed(String why) ? why : outcome.toString();
    }
}
