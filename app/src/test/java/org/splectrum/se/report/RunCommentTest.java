package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Changes;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Rollback;
import org.splectrum.se.run.Rollback.Outcome;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.steps.Sight.Hidden;
import org.splectrum.se.steps.Withheld;

class RunCommentTest {
    @Test
    void a_queued_run_shows_its_place() {
        check("queued-2", Told.queued(2));
        check("queued-1", Told.queued(1));
    }

    @Test
    void a_running_step_shows_what_it_does() {
        Run run = Told.through(Told.queued(0), "prepare");
        AttemptId attempt = new AttemptId(run.id(), "agent", 1);
        Usage usage = new Usage(1_000, 20, 0, 0, 600);
        check(
                "running",
                Run.decide(run, new RunEvent.Progressed(attempt, "Bash `echo *@all* <b>`", usage, Samples.T0))
                        .run());
    }

    @Test
    void a_step_that_was_tried_again_says_so() {
        Run run = Told.through(Told.queued(0), "prepare");
        check("running-again", Told.after(run, "agent", new Ending.Lost("the container was killed")));
    }

    @Test
    void a_step_whose_work_was_damaged_says_that_it_is_done_once_more() {
        Run run = Told.through(Told.queued(0), "verify");
        Ending unfounded = new Ending.Unfounded("agent", "commit bbbbbbb: Missing blob <b> @all");
        check("lost", Told.after(run, "rebase", unfounded));
    }

    @Test
    void a_result_that_is_published_waits_for_its_pull_request() {
        check("published", Told.through(Told.queued(0), "publish"));
    }

    @Test
    void a_proved_result_shows_its_proof() {
        check("succeeded", Told.through(Told.queued(0), "pull_request"));
    }

    @Test
    void a_result_of_a_repository_without_commands_says_how_to_name_them() {
        Run run = Told.through(Told.begun(0, Place.Kind.ISSUE, List.of()), "agent");
        run = Told.after(run, "verify", new Ending.Succeeded(new Result.Verified(Samples.MADE, List.of())));
        for (String step : List.of("rebase", "publish", "pull_request")) {
            run = Told.after(run, step, new Ending.Succeeded(Told.good(step)));
        }
        check("succeeded-unproved", run);
    }

    @Test
    void a_result_whose_evidence_does_not_hold_says_what_is_missing() {
        Run run = Told.through(Told.queued(0), "rebase");
        run = Told.after(
                run, "publish", new Ending.Succeeded(new Result.Published(Samples.ONTO, new Changes(List.of(), 0, 0))));
        check("succeeded-without-evidence", Told.through(run, "pull_request"));
    }

    @Test
    void an_answer_is_the_comment() {
        Run run = Told.through(Told.queued(0), "prepare");
        check(
                "answered",
                Told.after(
                        run,
                        "agent",
                        new Ending.Succeeded(new Result.Answered(
                                "# Login\n\n1. `Login.java:12` checks the password\n2. then @ada's session begins"))));
    }

    @Test
    void a_conflict_names_the_files_and_shows_how_to_go_on() {
        Run run = Told.through(Told.queued(0), "verify");
        Problem problem = new Problem(
                Problem.Cause.CONFLICT,
                "The work conflicts with the newest base, commit ccccccc.",
                List.of("add.sh", "docs/`odd` name.md"));
        check(
                "awaiting-conflict",
                Told.after(run, "rebase", new Ending.NeedsPerson(problem, Question.aboutConflict())));
    }

    @ParameterizedTest
    @EnumSource(Problem.Cause.class)
    void every_cause_has_a_reason_and_a_next_action(Problem.Cause cause) {
        List<String> files = cause == Problem.Cause.PROTECTED_PATHS ? List.of(".github/workflows/ci.yml") : List.of();
        Problem problem = new Problem(cause, "What `git` said to @octocat: <b>no</b>", files);
        String name = "failed-" + cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
        check(name, Told.failed(Told.through(Told.queued(0), "prepare"), "agent", problem));
    }

    @Test
    void failed_acceptance_commands_show_what_they_printed_and_the_work_is_kept() {
        Run run = Told.through(Told.queued(0), "agent");
        Problem problem = Problem.of(Problem.Cause.ACCEPTANCE_FAILED, "1 of 2 acceptance commands failed.");
        Result found = new Result.Verified(Samples.MADE, Told.BROKEN);
        check("failed-acceptance-commands", Told.after(run, "verify", new Ending.Failed(problem, found)));
    }

    @Test
    void a_failure_behind_the_push_keeps_nothing_in_the_mirror_alone() {
        Run run = Told.through(Told.queued(0), "publish");
        check(
                "failed-pull-request",
                Told.failed(run, "pull_request", Problem.of(Problem.Cause.REPOSITORY_UNUSABLE, "GitHub said no.")));
    }

    @Test
    void a_question_shows_its_choices_with_the_exact_words_and_its_deadline() {
        Question question = new Question(
                Question.Kind.WORKFLOW_BRANCHING,
                "Shall this go out to @everyone?",
                List.of(
                        new Question.Choice("yes", "go on", Question.Consequence.GO_ON),
                        new Question.Choice("no", "end the run", Question.Consequence.END)),
                Question.Consequence.NONE,
                Samples.T0.plus(Duration.ofDays(2)),
                "no");
        Run run = Told.through(Told.queued(0), "prepare");
        Problem nothing = Problem.of(Problem.Cause.REJECTED, "");
        check("awaiting-approval", Told.after(run, "agent", new Ending.NeedsPerson(nothing, question)));
    }

    @Test
    void a_failure_that_a_person_decides_about_shows_what_failed_and_the_choices() {
        Problem problem = Problem.of(Problem.Cause.ACCEPTANCE_FAILED, "`./mvnw -q test` ended with exit code 1.");
        Run run = Told.through(Told.queued(0), "agent");
        check(
                "awaiting-decision",
                Told.after(run, "verify", new Ending.NeedsPerson(problem, Question.afterFailure(problem))));
    }

    @Test
    void a_run_whose_budget_is_spent_shows_how_it_goes_on() {
        Run run = Told.through(Told.queued(0), "prepare");
        Problem spent = Problem.of(Problem.Cause.BUDGET_SPENT, "The run has cost what it may cost.");
        check("paused", Told.after(run, "agent", new Ending.Spent(spent)));
    }

    @Test
    void a_cancelled_run_shows_who_did_it_and_how_to_take_it_up_again() {
        check("cancelled", Told.acted(Told.through(Told.queued(0), "agent"), new Action.Cancel()));
    }

    @Test
    void an_undone_run_shows_what_became_of_each_step() {
        Run undoing = Told.acted(Told.through(Told.queued(0), "pull_request"), new Action.Undo());
        check("undoing", undoing);
        Run closed = Told.takenBack(undoing, receipt("pull_request", Outcome.TAKEN_BACK, "pull request 8 is closed."));
        check(
                "undone",
                Told.takenBack(closed, receipt("publish", Outcome.TAKEN_BACK, "the branch `se/7-x` is deleted.")));
        check(
                "undone-in-part",
                Told.takenBack(closed, receipt("publish", Outcome.LEFT, "the branch `se/7-x`: @it moved <b>on</b>.")));
        Run left = Told.takenBack(undoing, receipt("pull_request", Outcome.LEFT, "pull request 8: it is merged."));
        check(
                "not-undone",
                Told.takenBack(left, receipt("publish", Outcome.NOTHING_THERE, "the branch `se/7-x` is gone.")));
    }

    private static Rollback.Receipt receipt(String step, Outcome outcome, String words) {
        return new Rollback.Receipt(step, outcome, words);
    }

    @Test
    void what_the_agent_was_not_told_is_counted() {
        Run run = Told.through(Told.queued(0), "pull_request");
        Map<Hidden, Integer> hidden = Map.of(Hidden.COMMENT, 2, Hidden.CHARACTERS, 1);
        assertThat(RunComment.render(run, Told.LINKS, new Aside(Map.of(), new Withheld(hidden, 1, 2))))
                .contains(
                        "\n\n3 hidden pieces of text were removed from what the agent was told: 2 HTML comments, 1 run of"
                                + " invisible characters. It was not told 2 comments by people who may not write to this repository."
                                + " It was not told 1 comment written or edited after it was asked for.\n\n");
        assertThat(RunComment.render(run, Told.LINKS, new Aside(Map.of(), new Withheld(Map.of(Hidden.TITLE, 1), 0, 0))))
                .contains(
                        "1 hidden piece of text was removed from what the agent was told: 1 title of a link or image.");
        assertThat(RunComment.render(run, Told.LINKS, Aside.NOTHING)).doesNotContain("hidden", "not told");
    }

    @Test
    void what_the_gateway_refused_is_listed_with_how_often_and_the_rest_is_counted() {
        Run run = Told.through(Told.queued(0), "prepare");
        check(
                "refused",
                run,
                Map.of("egress evil.example:443: @ada `is` not on <b>the list", 3L, "model: web_search", 1L));
        Map<String, Long> many = IntStream.rangeClosed(1, 14)
                .boxed()
                .collect(Collectors.toMap(number -> "egress host-%02d.example:443".formatted(number), Long::valueOf));
        check("refused-much", run, many);
    }

    @ParameterizedTest
    @CsvSource({
        "command, asked by `ada`",
        "label, asked by `ada`",
        "api, asked by `ada`",
        "base_changed, began when `ada` moved the base",
        "pull_request, began when `ada` changed the pull request",
        "schedule, began at its time"
    })
    void a_run_that_nobody_asked_for_says_what_made_it_begin(String event, String words) {
        Run run = Told.begun(0, Place.Kind.PULL_REQUEST, List.of(), Origin.Event.named(event));
        assertThat(RunComment.render(run, Told.LINKS, Aside.NOTHING)).contains("</sub>", " · " + words + " · ");
    }

    @Test
    void without_a_public_address_there_is_no_link_to_it() {
        String text = RunComment.render(
                Told.through(Told.queued(0), "pull_request"), new Links("https://github.com", ""), Aside.NOTHING);
        assertThat(text).doesNotContain("[details]").contains("[checks](https://github.com/octo/calculator/commit/");
    }

    @Test
    void whatever_a_run_found_fits_into_a_comment() {
        String long_ = "@a <b> #1 \u0007`|*\n".repeat(20_000);
        List<CommandResult> results = IntStream.range(0, 60)
                .mapToObj(number -> new CommandResult("@#`|" + long_, 0, number, long_))
                .toList();
        Run run = Told.through(
                Told.begun(
                        0,
                        Place.Kind.ISSUE,
                        results.stream().map(CommandResult::command).toList()),
                "prepare");
        run = Told.after(run, "agent", new Ending.Succeeded(new Result.Committed(Samples.MADE, long_)));
        run = Told.after(run, "verify", new Ending.Succeeded(new Result.Verified(Samples.MADE, results)));
        run = Told.after(run, "rebase", new Ending.Succeeded(Told.good("rebase")));
        Changes changes = new Changes(Collections.nCopies(9_000, "a`/" + "b".repeat(4_000)), 1, 1);
        run = Told.after(run, "publish", new Ending.Succeeded(new Result.Published(Samples.MADE, changes)));
        Map<String, Long> endless = IntStream.range(0, 2_000)
                .boxed()
                .collect(Collectors.toMap(number -> number + long_, number -> Long.MAX_VALUE / 4_000));
        String text =
                RunComment.render(Told.through(run, "pull_request"), Told.LINKS, new Aside(endless, Withheld.NOTHING));
        assertThat(text).hasSizeLessThan(65_536).startsWith("<!-- se:run:").endsWith("</sub>\n");
    }

    private static void check(String name, Run run) {
        check(name, run, Map.of());
    }

    private static void check(String name, Run run, Map<String, Long> refused) {
        String text = RunComment.render(run, Told.LINKS, new Aside(refused, Withheld.NOTHING));
        assertThat(text).startsWith("<!-- se:run:" + run.id() + " -->\n");
        Snapshot.check("comment/" + name, text);
    }
}
