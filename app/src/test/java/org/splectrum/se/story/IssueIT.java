package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Reaction;
import org.splectrum.se.demo.github.git.CommitInfo;
import org.splectrum.se.demo.github.git.FileChange;
import org.splectrum.se.demo.github.rest.Exchange;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;

/** What becomes of a wish on an issue. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class IssueIT {
    @Test
    void a_comment_on_an_issue_becomes_a_pull_request_a_comment_and_a_check(Stage stage) {
        Story story = stage.story(Calculators.proved()).with(Mind.mending());
        String before = story.seen().sha("main").orElseThrow();
        int issue = story.ada()
                .openIssue(story.repository(), "The sum is wrong", "It says -1.")
                .number();
        Comment command = story.ada().comment(story.repository(), issue, "/se run fix the sum");
        Story.End end = story.over(issue);

        assertThat(end.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.seen().reactionsToComment(command.id()))
                .extracting(Reaction::author, Reaction::content)
                .containsExactly(tuple(stage.github().appLogin(), "eyes"));
        assertThat(story.seen().labels(issue)).containsExactly("se:done");
        assertThat(end.comment().times().updated())
                .isAfter(end.comment().times().created());
        assertThat(end.text()).contains(Mind.MENDED, "bash test.sh", "ada");
        assertThat(edits(stage, end)).isBetween(1L, 2 + tookSeconds(end) / 3);
        assertThat(story.replies(issue)).isEmpty();
        assertThat(story.seen().sha("main")).contains(before);

        Pull pull = story.seen().pulls().getFirst();
        assertThat(story.seen().pulls()).hasSize(1);
        assertThat(end.text()).contains("#" + pull.number());
        holdsTheMendOnly(story, pull, issue);
        isProvedBy(end, pull);
    }

    private static long edits(Stage stage, Story.End end) {
        return stage.exchanges().stream()
                .map(Exchange::request)
                .filter(request -> request.method().equals("PATCH"))
                .filter(request ->
                        request.path().endsWith("/comments/" + end.comment().id()))
                .count();
    }

    private static long tookSeconds(Story.End end) {
        Run.Span span = end.run().span();
        return Duration.between(span.since(), span.until()).toSeconds();
    }

    private static void holdsTheMendOnly(Story story, Pull pull, int issue) {
        Issue shown = story.seen().issue(pull.number());
        assertThat(shown.title()).isEqualTo("The sum is wrong");
        assertThat(shown.body()).startsWith("Fixes #" + issue + "\n").contains(Mind.MENDED, "bash test.sh");
        assertThat(pull.base().branch()).isEqualTo("main");
        assertThat(pull.head().branch()).matches("se/" + issue + "-the-sum-is-wrong-[a-z0-9]+");
        List<CommitInfo> commits = story.seen().commits(pull);
        assertThat(commits).hasSize(1);
        assertThat(commits.getFirst().author().name()).isEqualTo("SE");
        assertThat(commits.getFirst().message())
                .matches("The sum is wrong\n\nSE-Record: fix-[0-9]+-[a-z0-9]+/publish/[0-9a-f]{12}\n?");
        assertThat(story.seen().changes(pull)).extracting(FileChange::path).containsExactly("calc.sh");
        assertThat(story.seen().file(pull.head().sha(), "calc.sh").orElseThrow())
                .isEqualTo(Calculators.file("calc.sh").replace("$2 - $3", "$2 + $3"));
    }

    private static void isProvedBy(Story.End end, Pull pull) {
        assertThat(end.conclusion()).isEqualTo("success");
        CheckRun check = end.checks().getFirst();
        assertThat(check.headSha()).isEqualTo(pull.head().sha());
        assertThat(check.name()).isEqualTo("se / fix");
        assertThat(check.naming().externalId()).isEqualTo(end.run().id().value());
        assertThat(check.output().summary()).contains("bash test.sh");
    }

    @Test
    void a_question_is_answered_in_the_comment_and_changes_nothing(Stage stage) {
        Story story = stage.story(Calculators.proved()).with(Mind.saying("ANSWER\nBy the `case` in calc.sh, line 5."));
        int issue = story.asked("How does it choose?", "/se run how does it choose?");
        Story.End end = story.over(issue);
        assertThat(end.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(end.text()).contains("By the `case` in calc.sh, line 5.");
        assertThat(end.conclusion()).isEqualTo("success");
        assertThat(end.checks().getFirst().headSha())
                .isEqualTo(story.seen().sha("main").orElseThrow());
        assertThat(story.seen().pulls()).isEmpty();
        assertThat(story.seen().refs("refs/heads/")).containsExactly("refs/heads/main");
        assertThat(story.seen().labels(issue)).containsExactly("se:done");
    }

    @Test
    void a_label_starts_one_run_and_is_taken_off(Stage stage) {
        Story story = stage.story(Calculators.plain()).with(Mind.saying("ANSWER\nYes."));
        int issue =
                story.ada().openIssue(story.repository(), "Is it right?", "").number();
        story.ada().label(story.repository(), issue, "bug");
        story.ada().label(story.repository(), issue, "se:run");
        Story.End end = story.over(issue);
        assertThat(end.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.seen().labels(issue)).containsExactlyInAnyOrder("bug", "se:done");
        assertThat(story.seen().reactionsToIssue(issue))
                .extracting(Reaction::content)
                .containsExactly("eyes");
    }

    @Test
    void a_command_in_a_new_issue_starts_a_run_and_where_nothing_proves_its_result_the_check_is_neutral(Stage stage) {
        Story story = stage.story(Calculators.plain()).with(Mind.mending());
        int issue = story.ada()
                .openIssue(story.repository(), "Sum", "It says -1.\n\n/se run mend it\n")
                .number();
        Story.End end = story.over(issue);
        assertThat(end.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(end.conclusion()).isEqualTo("neutral");
        assertThat(end.text()).contains("accept", ".github/se.yml");
        assertThat(story.seen().pulls()).hasSize(1);
        assertThat(story.seen().reactionsToIssue(issue)).hasSize(1);
    }

    @Test
    void a_prompt_of_almost_sixty_four_kilobytes_reaches_the_agent_whole(Stage stage) {
        String end = "the very last words";
        Story story = stage.story(Calculators.plain());
        story.with(asked -> Mind.saying(asked.prompt().contains(end) ? "ANSWER\nAll read." : "ANSWER\nCut off.")
                .answer(asked));
        String prompt = "long words ".repeat(5_900) + end;
        assertThat(prompt.length()).isBetween(64_000, 65_500);
        int issue = story.asked("Long", "/se run " + prompt);
        Story.End over = story.over(issue);
        assertThat(over.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(over.text()).contains("All read.").hasSizeLessThan(65_536);
    }

    @Test
    void on_a_locked_issue_a_run_goes_on_and_nothing_of_it_is_left_undone(Stage stage) {
        Story story = stage.story(Calculators.plain()).with(Mind.mending());
        int issue = story.ada().openIssue(story.repository(), "Sum", "").number();
        story.ada().lock(story.repository(), issue);
        story.ada().comment(story.repository(), issue, "/se run");
        story.await("the pull request", () -> story.seen().pulls().stream().findFirst());
        story.heard();
    }
}
