package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.run.RunState;

/** What people do to a pull request while a run works on it is never undone by the run. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class MeanwhileIT {
    @Test
    void a_branch_that_was_deleted_is_not_made_again_and_what_becomes_of_the_work_is_asked(Stage stage) {
        Story story = stage.story(Calculators.plain());
        Story.End end = meanwhile(story, () -> story.ada().deleteBranch(story.repository(), "notes"));
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.AWAITING_INTERVENTION);
        assertThat(end.text())
                .contains(
                        "`notes` was deleted during the run",
                        "/se resume " + end.run().id() + " retry",
                        "Nothing is lost");
        assertThat(story.seen().refs("refs/heads/")).containsExactly("refs/heads/main");
    }

    @Test
    void what_was_pushed_by_force_stays_and_the_work_is_put_on_it(Stage stage) {
        Story story = stage.story(Calculators.plain());
        String other = story.push("ada", "other", Map.of("REWRITTEN.md", "Anew.\n"));
        Story.End end = meanwhile(story, () -> story.ada().forcePush(story.repository(), "notes", other));
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.seen().file("notes", "REWRITTEN.md")).contains("Anew.\n");
        assertThat(story.seen().file("notes", "NOTES.md")).isEmpty();
        assertThat(story.seen().file("notes", "calc.sh").orElseThrow()).contains("$2 + $3");
    }

    @Test
    void a_pull_request_that_was_closed_stays_closed(Stage stage) {
        Story story = stage.story(Calculators.plain());
        Story.End end = meanwhile(story, () -> story.ada().closeIssue(story.repository(), 1));
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.FAILED);
        assertThat(end.text()).contains("it was closed meanwhile");
        assertThat(story.seen().file("notes", "calc.sh").orElseThrow()).doesNotContain("$2 + $3");
        assertThat(story.seen().issue(1).status().word()).isEqualTo("closed");
        assertThat(story.seen().pulls()).hasSize(1);
        assertThat(story.replies(1)).isEmpty();
    }

    private static Story.End meanwhile(Story story, Runnable event) {
        story.push("ada", "notes", Map.of("NOTES.md", "New.\n"));
        Pull pull = story.ada().openPull(story.repository(), new Content("Notes", "As wished."), "notes", "main");
        story.with(Mind.meanwhile(event, Mind.mending()));
        story.ada().comment(story.repository(), pull.number(), "/se run");
        Story.End end = story.over(pull.number());
        assertThat(end.checks()).hasSizeLessThanOrEqualTo(1);
        return end;
    }
}
