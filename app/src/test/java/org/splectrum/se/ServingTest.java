package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.splectrum.se.cli.CommandLines;
import org.splectrum.se.cli.Commands;
import org.splectrum.se.cli.Console;
import org.splectrum.se.cli.Outcome;
import org.splectrum.se.cli.Remote;

class ServingTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "SE_GITHUB_APP_ID", "17",
            "SE_GITHUB_PRIVATE_KEY", "-----BEGIN RSA PRIVATE KEY-----\nTUlJ\n-----END RSA PRIVATE KEY-----",
            "SE_GITHUB_WEBHOOK_SECRET", "a-webhook-secret-of-some-length",
            "ANTHROPIC_API_KEY", "sk-1");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void without_configuration_every_problem_is_said_at_once_and_the_exit_code_is_2() {
        assertThat(run(Map.of("SE_PROT", "1"), "serve")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(5).allMatch(line -> line.startsWith("se: "));
        assertThat(err.toString()).contains("did you mean “SE_PORT”?");
    }

    @Test
    void with_it_the_server_is_started() {
        assertThat(run(COMPLETE, "serve")).isZero();
        assertThat(out).hasToString("served on 8080\n");
    }

    @Test
    void the_doctor_says_the_same_problems() {
        assertThat(run(Map.of(), "doctor")).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.startsWith("failed  configuration: SE_GITHUB_APP_ID")))
                .hasSize(1);
    }

    private int run(Map<String, String> environment, String command) {
        Commands commands = new Commands(
                new Serving(environment, (settings, console) -> {
                    console.print("served on " + settings.server().port());
                    return new Outcome.Done();
                }),
                new DoctorChecks(environment),
                App.demo(Map.of()),
                App.bench(Map.of()),
                new Commands.Files(new Validation(), new MergeReplays(), Verification.here(), new Dependencies()),
                new Remote("", ""));
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true));
        return CommandLines.run(commands, console, command);
    }
}
