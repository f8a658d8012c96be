package org.splectrum.se.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {
    /** Nothing listens at port 1. */
    private static final Remote NOBODY = new Remote("http://127.0.0.1:1", "");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Object> called = new ArrayList<>();
    private Outcome outcome = new Outcome.Done();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private List<Check> checks = List.of();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
        serve                                | serve
        serve --config x.yml                 | serve x.yml
        doctor                               | doctor
        doctor --config=x.yml                | doctor x.yml
        demo                                 | Play[scenario=issue, until=STOPPED, port=8080, agent=SCRIPTED]
        demo --once                          | Play[scenario=issue, until=END, port=0, agent=SCRIPTED]
        demo --once --scenario question      | Play[scenario=question, until=END, port=0, agent=SCRIPTED]
        demo --port 9000 --agent real        | Play[scenario=issue, until=STOPPED, port=9000, agent=REAL]
        bench                                | measure [intake, start] TEXT
        bench start --json                   | measure [start] JSON
        bench merges                         | measure [merges] TEXT
        validate a.yml b.yml                 | validate [a.yml, b.yml]
        dependencies                         | dependencies https://api.osv.dev []
        dependencies --accept GHSA-1 --osv http://127.0.0.1:1 | dependencies http://127.0.0.1:1 [GHSA-1]
        """)
    void a_command_calls_what_the_root_gave_it(String typed, String call) {
        assertThat(run(typed.split(" "))).isZero();
        assertThat(called).singleElement().asString().isEqualTo(call);
    }

    @Test
    void the_outcome_is_the_exit_code() {
        assertThat(run("serve")).isZero();
        outcome = new Outcome.Failed("the port is taken: set SE_PORT");
        assertThat(run("serve")).isEqualTo(1);
        outcome = new Outcome.WrongUse(List.of("one: mend it", "two: mend it"));
        assertThat(run("serve")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("se: the port is taken: set SE_PORT", "se: one: mend it", "se: two: mend it");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sevre",
                "serve --confg x",
                "serve now",
                "demo --scenario isue",
                "demo --port many",
                "demo --agent none",
                "bench strat",
                "validate",
                "validate --schema a.yml",
                "execute",
                "execute fix --issue 7",
                "execute fix --repo octo/calculator --issue 7 --pr 8",
                "execute fix --repo octo/calculator --issue seven",
                "execute fix --repo octo/calculator --issue 7 --param focus",
                "status a b",
                "status ../x",
                "logs",
                "audit a b",
                "audit ../x",
                "audit fix-20260102-abc123 --former-key x",
                "record",
                "record abc",
                "record --key abc",
                "dependencies now",
                "dependencies --osv api.osv.dev",
                "dependencies --osv localhost:8080",
                "dependencies --osv https:///v1",
                "dependencies --osv file:///etc/passwd",
                "dependencies --osv ht!tp://x",
                "verify",
                "verify HEAD~1",
                "verify HEAD --record /nowhere",
                "list",
                "list runz",
                "list repos --repo octo/calculator",
                "resume",
                "cancel ..",
                "budget fix-20260102-abc123",
                "budget fix-20260102-abc123 5",
                "budget fix-20260102-abc123 +0.0000001",
                "--what"
            })
    void wrong_use_is_said_and_ends_with_2(String typed) {
        assertThat(run(typed.isEmpty() ? new String[0] : typed.split(" "))).isEqualTo(2);
        assertThat(called).isEmpty();
        assertThat(err.toString()).isNotBlank();
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        bogus                            | se: there is no command “bogus”
        stauts                           | se: there is no command “stauts”; did you mean “status”?
        serve --confg=x                  | se: there is no option “--confg”; did you mean “--config”?
        serve now                        | se: “now” is one word too many; quote what belongs together
        demo --port many                 | se: --port is “many”, not a whole number
        demo --port 99999                | se: --port is “99999”, not a number from 0 to 65535
        demo --agent none                | se: --agent is “none”, not scripted or real
        list runz                        | se: “runz” is not workflows or runs or repos
        logs                             | se: missing required parameter: 'RUN'
        execute fix --repo a/b --param x | se: value for option '--param' (NAME=VALUE) should be in KEY=VALUE format but was x
        """)
    void wrong_use_is_said_in_the_words_of_who_typed(String typed, String words) {
        assertThat(run(typed.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines().findFirst()).contains(words);
        assertThat(err.toString().lines().count()).isLessThanOrEqualTo(5);
    }

    @Test
    void without_a_command_all_are_listed() {
        run();
        assertThat(err.toString())
                .startsWith("se: a command is missing\nUsage: se ")
                .contains("./se test", "execute");
    }

    @Test
    void a_slip_in_a_scenario_is_met_with_the_nearest() {
        run("demo", "--scenario", "isue");
        assertThat(err).hasToString("se: there is no scenario “isue”; did you mean “issue”?\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "serve --help",
                "doctor --help",
                "demo --help",
                "bench --help",
                "execute --help",
                "status --help",
                "logs --help",
                "audit --help",
                "record --help",
                "verify --help",
                "list --help",
                "resume --help",
                "cancel --help",
                "retry --help",
                "undo --help",
                "budget --help",
                "validate --help",
                "--version",
                "demo --version"
            })
    void help_goes_to_standard_output(String typed) {
        assertThat(run(typed.split(" "))).isZero();
        assertThat(out.toString()).contains("se");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void help_names_exactly_the_commands_that_there_are() {
        run("--help");
        assertThat(out.toString().lines().filter(line -> line.matches(" {2}[a-z]+ .*")))
                .extracting(line -> line.strip().replaceFirst(" .*", ""))
                .containsExactly(
                        "demo",
                        "serve",
                        "doctor",
                        "bench",
                        "validate",
                        "verify",
                        "dependencies",
                        "execute",
                        "status",
                        "logs",
                        "audit",
                        "record",
                        "list",
                        "resume",
                        "cancel",
                        "retry",
                        "undo",
                        "budget",
                        "shell");
    }

    @Test
    void the_schema_is_printed_as_it_is() {
        assertThat(run("validate", "--schema")).isZero();
        assertThat(out).hasToString("{}\n");
    }

    @Test
    void scenarios_and_benchmarks_can_be_listed() {
        assertThat(run("demo", "--scenario", "list")).isZero();
        assertThat(run("bench", "list")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "issue     solves an issue",
                        "question  answers",
                        "intake  webhooks",
                        "start   containers",
                        "merges  conflicts");
        assertThat(called).isEmpty();
    }

    @Test
    void the_doctor_says_a_line_for_each_check() {
        checks = List.of(
                new Check("JDK", () -> new Check.Finding.Ok("25")),
                new Check("engine", () -> new Check.Finding.Failed("it does not answer", "start dockerd")),
                new Check("image", () -> {
                    throw new IllegalStateException("asking the engine: refused");
                }));
        assertThat(run("doctor")).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        "ok      JDK: 25",
                        "failed  engine: it does not answer. Mend: start dockerd",
                        "failed  image: asking the engine: refused. Mend: see the message; se serve's log may tell"
                                + " more");
        checks = checks.subList(0, 1);
        assertThat(run("doctor")).isZero();
    }

    @Test
    void merges_are_replayed_from_a_clone_or_a_file() {
        run("bench-merges", "clone");
        run("bench-merges", "conflicts.jsonl.gz", "--since", "2026-01-31", "--limit", "7", "--json");
        assertThat(called).containsExactly("replay clone  1000 TEXT", "replay conflicts.jsonl.gz 2026-01-31 7 JSON");
    }

    @Test
    void a_commit_is_verified_without_a_server_by_a_record_and_a_key_in_files() throws IOException {
        Path record = Files.writeString(folder.resolve("record.json"), "{}\n");
        Path key = Files.writeString(folder.resolve("key.pem"), "key\n");
        assertThat(run("verify", "HEAD", "--record", record.toString(), "--key", key.toString()))
                .isZero();
        assertThat(called).containsExactly("verify " + "a".repeat(40) + " {} key");
        assertThat(run("verify", "HEAD", "--key", key.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("no server answers");
    }

    @Test
    void a_bug_ends_with_1_and_its_trace() {
        Commands broken = new Commands(
                (config, console) -> {
                    throw new IllegalStateException("the disk is gone");
                },
                config -> checks,
                new Scenarios(),
                new Benchmarks(),
                new Commands.Files(
                        new Validator(), (replay, format, console) -> outcome, new Verifier(), this::dependencies),
                NOBODY);
        assertThat(CommandLines.run(broken, console(), "serve")).isEqualTo(1);
        assertThat(err.toString()).contains("\tat ").endsWith("se: the disk is gone\n");
    }

    private int run(String... args) {
        Commands commands = new Commands(
                (config, console) -> {
                    called.add(("serve " + config).strip());
                    return outcome;
                },
                config -> {
                    called.add(("doctor " + config).strip());
                    return checks;
                },
                new Scenarios(),
                new Benchmarks(),
                new Commands.Files(
                        new Validator(),
                        (replay, format, console) -> {
                            called.add("replay " + replay.source() + " " + replay.since() + " " + replay.limit() + " "
                                    + format);
                            return outcome;
                        },
                        new Verifier(),
                        this::dependencies),
                NOBODY);
        return CommandLines.run(commands, console(), args);
    }

    private Console console() {
        return new Console(new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private Outcome dependencies(URI database, Set<String> accepted, Console console) {
        called.add("dependencies " + database + " " + accepted);
        return outcome;
    }

    private final class Verifier implements Commands.Verify {
        @Override
        public Optional<String> commit(String name) {
            return name.equals("HEAD") ? Optional.of("a".repeat(40)) : Optional.empty();
        }

        @Override
        public Outcome verify(Commands.Claim claim, Console console) {
            called.add("verify " + claim.commit() + " " + claim.record().strip() + " "
                    + claim.keys().strip());
            return outcome;
        }
    }

    private final class Scenarios implements Commands.Demo {
        @Override
        public List<Choice> scenarios() {
            return List.of(new Choice("issue", "solves an issue"), new Choice("question", "answers"));
        }

        @Override
        public Outcome play(Commands.Play play, Console console) {
            called.add(play);
            return outcome;
        }
    }

    private final class Benchmarks implements Commands.Bench {
        @Override
        public List<Choice> benchmarks() {
            return List.of(
                    new Choice("intake", "webhooks"),
                    new Choice("start", "containers"),
                    new Choice("merges", "conflicts"));
        }

        @Override
        public List<String> usual() {
            return List.of("intake", "start");
        }

        @Override
        public Outcome measure(List<String> names, Commands.Format format, Console console) {
            called.add("measure " + names + " " + format);
            return outcome;
        }
    }

    private final class Validator implements Commands.Validate {
        @Override
        public Outcome files(List<String> files, Console console) {
            called.add("validate " + files);
            return outcome;
        }

        @Override
        public String schema() {
            return "{}\n";
        }
    }
}
