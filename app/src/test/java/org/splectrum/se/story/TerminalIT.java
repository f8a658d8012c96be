package org.splectrum.se.story;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.Terminal;
import org.splectrum.se.cli.Remote;
import org.splectrum.se.run.RunState;

/** What becomes of a wish at a terminal. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class TerminalIT {
    @Test
    void a_run_is_begun_followed_and_looked_at_from_a_terminal(Stage stage) {
        Story story = stage.story(Calculators.proved()).with(Mind.mending());
        int issue = story.ada()
                .openIssue(story.repository(), "The sum is wrong", "It says -1.")
                .number();
        String token = requireNonNull(stage.environment().get("SE_API_TOKEN"), "token");
        Remote remote = new Remote("http://127.0.0.1:" + stage.server().port(), token);
        Terminal executing = new Terminal();
        int code = executing.run(
                remote,
                "execute",
                "fix",
                "--repo",
                story.repository(),
                "--issue",
                String.valueOf(issue),
                "--prompt",
                "fix the sum");
        assertThat(code).as(executing.toString()).isZero();
        assertThat(executing.out().toString())
                .contains("asked by api: fix the sum", "agent/1  begins", "pull_request/1  done: ")
                .endsWith("run  succeeded\n");

        Story.End end = story.over(issue);
        assertThat(end.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(end.conclusion()).isEqualTo("success");
        assertThat(end.text()).contains("`api`");
        assertThat(story.seen().pulls()).hasSize(1);

        String run = end.run().id().value();
        Terminal following = new Terminal();
        assertThat(following.run(remote, "logs", run, "-f")).isZero();
        assertThat(following.out()).hasToString(executing.out().toString());
        Terminal looking = new Terminal();
        assertThat(looking.run(remote, "status", run)).isZero();
        assertThat(looking.out().toString()).contains(run + "  succeeded  " + story.repository() + "#" + issue);
        assertThat(new Terminal().run(remote, "cancel", run)).isEqualTo(1);
    }
}
