package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;

class CheckReportTest {
    @Test
    void there_is_no_check_before_there_is_something_to_say_of_a_commit() {
        assertThat(CheckReport.of(Told.queued(2), Told.LINKS)).isEmpty();
        assertThat(CheckReport.of(Told.through(Told.queued(0), "rebase"), Told.LINKS))
                .isEmpty();
        assertThat(CheckReport.of(
                        Told.failed(Told.queued(0), "prepare", Problem.of(Problem.Cause.GIT_FAILED, "x")), Told.LINKS))
                .isEmpty();
    }

    @Test
    void the_published_commit_has_a_check_that_goes_on_until_the_pull_request_is_there() {
        CheckReport.Standing check = check(Told.through(Told.queued(0), "publish"));
        assertThat(check.head()).isEqualTo(Samples.MADE);
        assertThat(check.view().status()).isEqualTo(new CheckView.Status.InProgress(Samples.T0));
        assertThat(check.view().name()).isEqualTo("se / fix");
        assertThat(check.view().externalId()).isEqualTo(Samples.ID.value());
        assertThat(check.view().detailsUrl()).isEqualTo("https://se.example.org/runs/" + Samples.ID);
        assertThat(conclusion(check(Told.through(Told.queued(0), "pull_request"))))
                .isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void an_answer_stands_on_the_commit_that_was_asked_about() {
        Run run = Told.through(Told.queued(0), "prepare");
        CheckReport.Standing check =
                check(Told.after(run, "agent", new Ending.Succeeded(new Result.Answered("Because."))));
        assertThat(check.head()).isEqualTo(Samples.START);
        assertThat(conclusion(check)).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void a_conflict_asks_for_action_and_a_failure_says_nothing_about_the_commit_it_began_on() {
        Problem conflict = new Problem(Problem.Cause.CONFLICT, "x", List.of("add.sh"));
        Run stopped = Told.after(
                Told.through(Told.queued(0), "verify"),
                "rebase",
                new Ending.NeedsPerson(conflict, Question.aboutConflict()));
        assertThat(conclusion(check(stopped))).isEqualTo(Conclusion.ACTION_REQUIRED);
        Problem problem = Problem.of(Problem.Cause.AGENT_FAILED, "x");
        Run failed = Told.failed(Told.through(Told.queued(0), "prepare"), "agent", problem);
        assertThat(conclusion(check(failed))).isEqualTo(Conclusion.NEUTRAL);
        Run late = Told.failed(Told.through(Told.queued(0), "publish"), "pull_request", problem);
        assertThat(conclusion(check(late))).isEqualTo(Conclusion.FAILURE);
    }

    @Test
    void a_run_that_went_on_ends_the_check_where_it_stopped_and_has_one_where_its_result_is() {
        Problem conflict = new Problem(Problem.Cause.CONFLICT, "x", List.of("add.sh"));
        Run stopped = Told.after(
                Told.through(Told.queued(0), "verify"),
                "rebase",
                new Ending.NeedsPerson(conflict, Question.aboutConflict()));
        Run again = Told.acted(stopped, new Action.Resume("retry"));
        assertThat(check(again).head()).isEqualTo(Samples.START);
        assertThat(check(again).view().status()).isInstanceOf(CheckView.Status.InProgress.class);
        Run published = Told.ended(again, "rebase", 2, Told.good("rebase"));
        published = Told.ended(published, "publish", 1, Told.good("publish"));
        List<CheckReport.Standing> both = CheckReport.of(published, Told.LINKS);
        assertThat(both).extracting(CheckReport.Standing::head).containsExactly(Samples.MADE, Samples.START);
        assertThat(conclusion(both.getLast())).isEqualTo(Conclusion.NEUTRAL);
        assertThat(both.getLast().view().output().summary()).contains(Samples.MADE.abbreviated());
        assertThat(both.getLast().view().actions()).isEmpty();
    }

    @Test
    void a_check_that_was_left_ends_at_a_moment_also_while_the_run_waits_in_its_lane() {
        Run done = Told.through(Told.queued(0), "pull_request");
        Remark again = new Remark("comment/19/0", new Action.Retry("pull_request"), "grace", Samples.T0);
        Run waiting = Run.decide(done, new RunEvent.ActedOn(again, 1)).run();
        assertThat(waiting.state()).isEqualTo(RunState.QUEUED);
        CheckReport.Standing left = CheckReport.of(waiting, Told.LINKS).getLast();
        assertThat(left.head()).isEqualTo(Samples.START);
        assertThat(((CheckView.Status.Completed) left.view().status()).until()).isBefore(Instant.MAX);
    }

    @Test
    void buttons_are_those_that_would_do_something_now() {
        Run conflict = Told.after(
                Told.through(Told.queued(0), "verify"),
                "rebase",
                new Ending.NeedsPerson(new Problem(Problem.Cause.CONFLICT, "x", List.of()), Question.aboutConflict()));
        assertThat(buttons(conflict)).containsExactly("resume", "cancel");
        Problem problem = Problem.of(Problem.Cause.AGENT_FAILED, "x");
        Run prepared = Told.through(Told.queued(0), "prepare");
        assertThat(buttons(Told.failed(prepared, "agent", problem))).containsExactly("retry");
        assertThat(buttons(Told.after(prepared, "agent", new Ending.Spent(problem))))
                .containsExactly("resume", "cancel");
        assertThat(buttons(Told.acted(prepared, new Action.Cancel()))).containsExactly("retry");
        assertThat(buttons(Told.through(Told.queued(0), "publish"))).containsExactly("cancel");
        assertThat(buttons(Told.through(Told.queued(0), "pull_request"))).isEmpty();
    }

    private static List<String> buttons(Run run) {
        return check(run).view().actions().stream()
                .map(CheckView.Action::identifier)
                .toList();
    }

    @Test
    void a_check_says_what_the_comment_says() {
        CheckView.Output output =
                check(Told.through(Told.queued(0), "pull_request")).view().output();
        assertThat(RunComment.render(Told.through(Told.queued(0), "pull_request"), Told.LINKS, Aside.NOTHING))
                .contains(output.title(), output.summary());
        assertThat(output.title()).hasSizeLessThan(255).doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void one_label_at_most_shows_the_state(RunState state) {
        RunLabels labels = RunLabels.of(Told.in(Told.through(Told.queued(0), "prepare"), state));
        assertThat(labels.on()).hasSizeLessThanOrEqualTo(1).doesNotContainAnyElementsOf(labels.off());
        assertThat(labels.off()).contains("se:run", "se:fix");
        Snapshot.check(
                "labels/" + state.name().toLowerCase(Locale.ROOT),
                "on: " + sorted(labels.on()) + "\noff: " + sorted(labels.off()) + "\n");
    }

    private static String sorted(Set<String> labels) {
        return labels.stream().sorted().collect(Collectors.joining(", "));
    }

    private static CheckReport.Standing check(Run run) {
        List<CheckReport.Standing> standings = CheckReport.of(run, Told.LINKS);
        assertThat(standings).hasSize(1);
        return standings.getFirst();
    }

    private static Conclusion conclusion(CheckReport.Standing check) {
        return ((CheckView.Status.Completed) check.view().status()).conclusion();
    }
}
