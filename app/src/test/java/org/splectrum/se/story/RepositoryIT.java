package org.splectrum.se.story;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.Terminal;
import org.splectrum.se.cli.Remote;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Pull;

/** What becomes of runs that are about no issue or pull request. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class RepositoryIT {
    @Test
    void a_wish_at_a_terminal_for_the_repository_becomes_a_pull_request_with_the_runs_comment(Stage stage) {
        Story story = stage.story(Calculators.proved()).with(Mind.mending());
        String main = story.seen().sha("main").orElseThrow();
        String token = requireNonNull(stage.environment().get("SE_API_TOKEN"), "token");
        Remote remote = new Remote("http://127.0.0.1:" + stage.server().port(), token);
        Terminal terminal = new Terminal();
        int code = terminal.run(
                remote, "execute", "fix", "--repo", story.repository(), "--prompt", "Make add add\nPlease.");
        assertThat(code).as(terminal.toString()).isZero();

        Pull pull = story.seen().pulls().getFirst();
        assertThat(pull.head().branch()).startsWith("se/make-add-add-");
        assertThat(story.seen().issue(pull.number()).title()).isEqualTo("Make add add");
        Story.End end = story.over(pull.number());
        assertThat(end.text()).contains("asked by `api`");
        assertThat(end.checks())
                .extracting(CheckRun::headSha, check -> check.conclusion().orElse("none"))
                .containsExactlyInAnyOrder(
                        tuple(main, "neutral"), tuple(pull.head().sha(), "success"));
        assertThat(story.seen().labels(pull.number())).containsExactly("se:done");
    }

    @Test
    void a_workflow_with_a_schedule_begins_when_it_is_due(Stage stage) {
        Story story = stage.story(Calculators.plain());
        Instant before = Instant.now();
        story.push("ada", "main", Map.of("claude/workflows/nightly.yml", """
            description: Write down what was seen
            on: { schedule: "* * * * * UTC" }
            steps:
              - id: write
                run: "echo seen > seen.txt"
              - id: open
                needs: [write]
                pull_request: {}
            """));
        Pull pull = story.await(
                "the pull request of the scheduled run",
                () -> story.seen().pulls().stream().findFirst());
        story.push("ada", "main", Map.of("claude/workflows/nightly.yml", "steps: [{id: rest, run: \"true\"}]\n"));
        String key = story.over(pull.number()).run().request().key();
        assertThat(key).startsWith("schedule/" + story.repository() + "/nightly/");
        Instant due = Instant.parse(key.substring(key.lastIndexOf('/') + 1));
        assertThat(due).isEqualTo(due.truncatedTo(ChronoUnit.MINUTES)).isBetween(before, Instant.now());
        assertThat(story.seen().issue(pull.number()).title()).isEqualTo("Write down what was seen");
    }
}
