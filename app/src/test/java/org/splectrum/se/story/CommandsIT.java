package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.Timeouts;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.Turn;
import org.splectrum.se.demo.scenario.Calculator;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;

/** What people do to runs: they stop them, take them back, have steps done once more, answer what they ask. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class CommandsIT {
    @Test
    void a_run_is_cancelled_while_the_agent_works_and_taken_up_again_by_a_button() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Stage stage = new Stage(Timeouts.USUAL, Map.of());
                RunningContainers containers = new RunningContainers()) {
            Story story = stage.story(Calculators.plain());
            story.with(Script.of(new Turn.Stall(release)));
            int issue = story.asked("Sum", "/se run adding is wrong");
            Run run = story.running(issue, at -> !containers.of(at.id()).isEmpty() && activity(at));
            List<Path> doors = containers.doors(run.id());
            assertThat(doors).allSatisfy(door -> assertThat(door).exists());
            new Kept(stage.data(), story.repository()).awaitSaid(1, "adding is wrong");
            story.ada().comment(story.repository(), issue, "/se cancel");
            // The agent would never end by itself.
            await().until(() -> containers.of(run.id()).isEmpty());
            Story.End end = story.standing(issue, RunState.CANCELLED);
            assertThat(end.conclusion()).isEqualTo("cancelled");
            assertThat(end.text()).contains("Cancelled by `ada`");
            assertThat(story.seen().labels(issue)).isEmpty();
            assertThat(story.replies(issue)).isEmpty();
            assertThat(doors).isNotEmpty().allSatisfy(door -> assertThat(door).doesNotExist());
            story.commentsComeAgain();

            story.with(Mind.mending());
            story.ada().press(story.repository(), end.checks().getFirst().id(), "retry");
            Story.End again = story.standing(issue, RunState.SUCCEEDED);
            assertThat(again.run().id()).isEqualTo(run.id());
            assertThat(story.seen().pulls()).hasSize(1);
            assertThat(again.checks())
                    .extracting(check -> check.conclusion().orElse("none"))
                    .containsExactly("neutral", "neutral");
        } finally {
            release.countDown();
        }
    }

    private static boolean activity(Run run) {
        return run.progress("agent") instanceof Progress.Running running
                && running.activity().contains("Claude");
    }

    @Test
    void a_run_that_succeeded_is_undone_with_a_receipt(Stage stage) {
        Story story = stage.story(Calculators.plain()).with(Mind.mending());
        int issue = story.asked("Sum", "/se run");
        Story.End done = story.over(issue);
        Pull pull = story.seen().pulls().getFirst();
        story.says("ada", issue, "/se undo");
        Story.End end = story.standing(issue, RunState.UNDONE);
        assertThat(end.run().id()).isEqualTo(done.run().id());
        assertThat(story.seen().refs("refs/heads/")).containsExactly("refs/heads/main");
        assertThat(story.seen().issue(pull.number()).status().word()).isEqualTo("closed");
        assertThat(end.text())
                .contains(
                        "Undone",
                        "Taken back: pull request " + pull.number() + " is closed.",
                        "Taken back: the branch `" + pull.head().branch() + "` is deleted.");
        assertThat(end.conclusion()).isEqualTo("cancelled");
        assertThat(end.checks().getFirst().actions()).isEmpty();
        assertThat(story.seen().labels(issue)).isEmpty();

        story.commentsComeAgain();
        assertThat(story.standing(issue, RunState.UNDONE).run().version())
                .isEqualTo(end.run().version());
        story.says("ada", issue, "/se undo " + end.run().id());
        assertThat(story.reply(issue).body()).contains("nothing to undo");
    }

    @Test
    void what_somebody_else_pushed_meanwhile_is_left_and_that_is_said(Stage stage) {
        Story story = stage.story(Calculators.plain()).with(Mind.mending());
        int issue = story.asked("Sum", "/se run");
        story.over(issue);
        Pull pull = story.seen().pulls().getFirst();
        String branch = pull.head().branch();
        String theirs = story.push("ada", branch, Map.of("NOTES.md", "Mine.\n"));
        story.says("ada", issue, "/se undo");
        Story.End end = story.standing(issue, RunState.UNDONE);
        assertThat(story.seen().sha("refs/heads/" + branch)).contains(theirs);
        assertThat(story.seen().issue(pull.number()).status().word()).isEqualTo("open");
        assertThat(end.text())
                .contains("Not undone", "Left: pull request " + pull.number(), "Left: the branch `" + branch + "`")
                .contains(theirs.substring(0, 7));
    }

    @Test
    void a_step_and_all_that_follows_it_is_done_once_more(Stage stage) {
        Story story = stage.story(Calculators.plain()).with(Mind.mending());
        int issue = story.asked("Sum", "/se run");
        Story.End first = story.over(issue);
        story.with(Mind.doing("sed -i '/add)/s/-/+/' calc.sh; echo More. >>README.md", Mind.MENDED));
        story.says("ada", issue, "/se retry --from agent");
        Story.End second = story.standing(issue, RunState.SUCCEEDED);
        assertThat(second.run().progress("agent").attempt()).isEqualTo(2);
        assertThat(second.run().progress("prepare").attempt()).isEqualTo(1);
        assertThat(published(second)).isNotEqualTo(published(first));
        assertThat(story.seen().pulls())
                .singleElement()
                .satisfies(pull -> assertThat(pull.head().sha()).isEqualTo(published(second)));
        assertThat(story.seen().checks(published(second))).hasSize(1);

        story.commentsComeAgain();
        assertThat(story.standing(issue, RunState.SUCCEEDED).run().version())
                .isEqualTo(second.run().version());
    }

    @Test
    void a_conflict_that_a_push_removed_is_resumed_to_its_end(Stage stage) {
        Story story = stage.story(Calculators.proved());
        String original = Calculators.file("calc.sh");
        String theirs = Calculator.program("  add) expr \"$2\" + \"$3\" ;;");
        story.with(Mind.meanwhile(() -> story.push("ada", "main", Map.of("calc.sh", theirs)), Mind.mending()));
        int issue = story.asked("Sum", "/se run");
        Story.End asking = story.standing(issue, RunState.AWAITING_INTERVENTION);
        assertThat(asking.text()).contains("`/se resume " + asking.run().id() + " retry`");
        assertThat(asking.checks().getFirst().actions())
                .extracting(CheckRun.Action::identifier)
                .containsExactly("resume", "cancel");

        story.says("rita", issue, "/se status\n/se list");
        assertThat(story.reply(issue).body())
                .contains(
                        "/se resume " + asking.run().id() + " retry",
                        "Needs your help",
                        "<code>se:fix</code>",
                        "| Run |");
        story.push("ada", "main", Map.of("calc.sh", original));
        story.says("ada", issue, "/se resume");
        Story.End end = story.standing(issue, RunState.SUCCEEDED);
        assertThat(end.run().progress("agent").attempt()).isEqualTo(1);
        assertThat(story.seen().pulls()).hasSize(1);
        assertThat(end.checks())
                .extracting(check -> check.conclusion().orElse("none"))
                .containsExactly("neutral", "success");
        assertThat(story.seen().labels(issue)).isEqualTo(List.of("se:done"));

        story.commentsComeAgain();
        story.says("ada", issue, "/se resume retry");
        assertThat(story.standing(issue, RunState.SUCCEEDED).run().version())
                .isEqualTo(end.run().version());
        assertThat(story.replies(issue)).hasSize(2);
    }

    @Test
    void a_run_whose_work_was_damaged_while_it_waited_does_it_again_and_says_so(Stage stage) {
        Story story = stage.story(Calculators.proved());
        String original = Calculators.file("calc.sh");
        String theirs = Calculator.program("  add) expr \"$2\" + \"$3\" ;;");
        story.with(Mind.meanwhile(() -> story.push("ada", "main", Map.of("calc.sh", theirs)), Mind.mending()));
        int issue = story.asked("Sum", "/se run");
        Story.End asking = story.standing(issue, RunState.AWAITING_INTERVENTION);
        String made = asking.run()
                .result(Result.Committed.class)
                .orElseThrow()
                .commit()
                .sha();
        new Kept(stage.data(), story.repository()).lose(made);
        story.push("ada", "main", Map.of("calc.sh", original));
        story.with(Mind.mending());
        story.says("ada", issue, "/se resume");
        Story.End end = story.standing(issue, RunState.SUCCEEDED);
        assertThat(end.run().progress("agent").attempt()).isEqualTo(2);
        assertThat(end.text()).contains("done once more from the checkpoint before", "commit " + made.substring(0, 7));
        assertThat(story.seen().pulls()).hasSize(1);
    }

    private static String published(Story.End end) {
        return end.run().result(Result.Published.class).orElseThrow().commit().sha();
    }
}
