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

/** What becomes of a wish on a person's pull request. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class PullRequestIT {
    @Test
    void work_asked_on_a_pull_request_goes_to_its_branch(Stage stage) {
        Story story = stage.story(Calculators.proved()).with(Mind.mending());
        Pull pull = opened(story);
        story.ada().comment(story.repository(), pull.number(), "/se run mend the sum too");
        Story.End end = story.over(pull.number());

        assertThat(end.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(end.conclusion()).isEqualTo("success");
        Pull now = story.seen().pull(pull.number());
        assertThat(story.seen().commits(now))
                .hasSize(2)
                .first()
                .satisfies(
                        commit -> assertThat(commit.sha()).isEqualTo(pull.head().sha()));
        assertThat(end.checks().getFirst().headSha()).isEqualTo(now.head().sha());
        assertThat(story.seen().file("notes", "calc.sh").orElseThrow()).contains("$2 + $3");
        assertThat(story.seen().pulls()).hasSize(1);
        assertThat(story.seen().refs("refs/heads/")).containsExactlyInAnyOrder("refs/heads/main", "refs/heads/notes");
        assertThat(story.seen().issue(pull.number()).body()).isEqualTo("As wished.");
    }

    @Test
    void what_a_person_pushed_to_the_branch_meanwhile_is_kept_and_the_work_put_on_it(Stage stage) {
        Story story = stage.story(Calculators.plain());
        Pull pull = opened(story);
        story.with(Mind.meanwhile(() -> story.push("ada", "notes", Map.of("MORE.md", "More.\n")), Mind.mending()));
        story.ada().comment(story.repository(), pull.number(), "/se run");
        Story.End end = story.over(pull.number());

        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        Pull now = story.seen().pull(pull.number());
        assertThat(story.seen().file("notes", "MORE.md")).contains("More.\n");
        assertThat(story.seen().commits(now))
                .extracting(commit -> commit.author().name())
                .hasSize(3)
                .startsWith("ada", "ada");
        assertThat(story.seen().file("notes", "calc.sh").orElseThrow()).contains("$2 + $3");
        assertThat(end.checks().getFirst().headSha()).isEqualTo(now.head().sha());
    }

    @Test
    void on_a_closed_pull_request_there_is_nothing_to_work_on(Stage stage) {
        Story story = stage.story(Calculators.plain()).with(Mind.mending());
        Pull pull = opened(story);
        story.ada().closeIssue(story.repository(), pull.number());
        story.ada().comment(story.repository(), pull.number(), "/se run");
        Story.End end = story.over(pull.number());
        assertThat(end.state()).isEqualTo(RunState.FAILED);
        assertThat(end.text()).contains("closed", "What now");
        assertThat(end.checks()).isEmpty();
    }

    @Test
    void a_pull_request_is_rebased_onto_its_newest_base_and_proved_there(Stage stage) {
        Story story = stage.story(Calculators.plain());
        Pull pull = opened(story);
        String base = story.push("ada", "main", Map.of("OTHER.md", "Meanwhile.\n"));
        story.ada().comment(story.repository(), pull.number(), "/se rebase");
        Story.End end = story.over(pull.number());

        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        Pull now = story.seen().pull(pull.number());
        assertThat(now.head().sha()).isNotEqualTo(pull.head().sha());
        assertThat(story.seen().commits(now).getLast().parents()).containsExactly(base);
        assertThat(story.seen().file("notes", "OTHER.md")).contains("Meanwhile.\n");
        assertThat(story.seen().file("notes", "NOTES.md")).contains("New.\n");
        assertThat(end.checks().getFirst().headSha()).isEqualTo(now.head().sha());
    }

    private static Pull opened(Story story) {
        story.push("ada", "notes", Map.of("NOTES.md", "New.\n"));
        return story.ada().openPull(story.repository(), new Content("Notes", "As wished."), "notes", "main");
    }
}
