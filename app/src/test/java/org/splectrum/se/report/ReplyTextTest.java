package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.CommandTable;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Quota;
import org.splectrum.se.run.Quota.Span;
import org.splectrum.se.run.Quota.Whose;
import org.splectrum.se.run.Refusal;
import org.splectrum.se.run.Reply;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

class ReplyTextTest {
    private static final Origin ORIGIN = new Origin(
            "comment/17",
            new Place(1, new RepositoryName("octo", "calculator"), Place.Kind.ISSUE, 7),
            "Adding is wrong",
            Person.user("ada"),
            17);

    @Test
    void help_lists_the_table_of_commands() {
        String text = ReplyText.render(ORIGIN, List.of(new Reply.Help()));
        assertThat(CommandTable.entries())
                .allSatisfy(entry -> assertThat(text).contains("`" + entry.usage() + "`", entry.help()));
        Snapshot.check("reply/help", text);
    }

    @Test
    void every_mistake_has_its_mend() {
        List<Mistake> mistakes = List.of(
                new Mistake.NoCommand(),
                new Mistake.UnknownCommand("rum", "run"),
                new Mistake.UnknownCommand("fix", "run fix"),
                new Mistake.UnknownCommand("`@octocat` <script>", ""),
                new Mistake.NotARun("fix-2026"),
                new Mistake.NotAnAmount("5,50"),
                new Mistake.NotAnAmount(""),
                new Mistake.NotAPullRequest("rebase"),
                new Mistake.NoValue("focus"),
                new Mistake.UnclosedQuote("focus"),
                new Mistake.GivenTwice("focus"),
                new Mistake.UnknownParameter("fix", "focus", List.of("depth", "scope")),
                new Mistake.UnknownParameter("fix", "focus", List.of()),
                new Mistake.WrongArguments("audit", List.of("“depth” must be given", "“mode” must be one of a, b")),
                new Mistake.UnknownWorkflow("fax", List.of("fix", "port")),
                new Mistake.TooManyCommands(10));
        assertThat(mistakes.stream().<Class<?>>map(Mistake::getClass)).contains(Mistake.class.getPermittedSubclasses());
        List<Reply> replies =
                mistakes.stream().<Reply>map(Reply.Misunderstood::new).toList();
        Snapshot.check("reply/mistakes", ReplyText.render(ORIGIN, replies));
    }

    @Test
    void who_may_not_ask_is_told_politely() {
        Snapshot.check(
                "reply/not-permitted",
                ReplyText.render(
                        ORIGIN, List.of(new Reply.NotPermitted("stranger", Permission.READ, Permission.WRITE))));
        Snapshot.check(
                "reply/not-permitted-at-all",
                ReplyText.render(
                        ORIGIN, List.of(new Reply.NotPermitted("stranger", Permission.NONE, Permission.WRITE))));
    }

    @Test
    void wrong_configuration_is_told_with_every_problem() {
        List<String> problems = List.of("line 3: `acept` is not known; did you mean `accept`?", "line 5: @octocat <b>");
        Snapshot.check(
                "reply/configuration", ReplyText.render(ORIGIN, List.of(new Reply.ConfigurationWrong(problems))));
    }

    @Test
    void every_refusal_says_what_can_be_done_instead() {
        RunId run = Samples.ID;
        List<Question.Choice> choices = Question.aboutConflict().choices();
        List<Reply> replies = new ArrayList<>(List.of(
                new Reply.Refused(new Action.Undo(), new Refusal.NoSuchRun("fix-20260102-zzzz")),
                new Reply.Refused(new Action.Resume("why"), new Refusal.AnsweredAlready(run, "grace")),
                new Reply.Refused(new Action.Resume("why"), new Refusal.NotAnAnswer(run, choices)),
                new Reply.Refused(new Action.Retry("x`y"), new Refusal.NoSuchStep(run, "x`y", List.of("a", "b"))),
                new Reply.Refused(new Action.Retry(""), new Refusal.NoSuchStep(run, "", List.of("a", "b"))),
                new Reply.Refused(
                        new Action.Resume("theirs a.tx"),
                        new Refusal.NotInConflict(run, "a.tx", List.of("a.txt", "b `c`.txt"))),
                new Reply.Refused(new Action.Undo(), new Refusal.NothingToUndo(run)),
                new Reply.NoSuchRun("fix-20260102-yyyy"),
                new Reply.NoRunHere()));
        for (RunState state : RunState.values()) {
            replies.add(new Reply.Refused(new Action.Cancel(), new Refusal.NotNow(run, state)));
        }
        assertThat(replies.stream()
                        .filter(Reply.Refused.class::isInstance)
                        .<Class<?>>map(
                                reply -> ((Reply.Refused) reply).refusal().getClass()))
                .contains(Refusal.class.getPermittedSubclasses());
        Snapshot.check("reply/refusals", ReplyText.render(ORIGIN, replies));
    }

    @Test
    void what_did_not_begin_says_why_and_what_would_help() {
        Snapshot.check(
                "reply/not-begun",
                ReplyText.render(
                        ORIGIN,
                        List.of(
                                new Reply.GroupBusy("tidy", Samples.ID),
                                new Reply.TooMany(
                                        new Quota(Whose.ISSUE, Span.HOUR, 20), Instant.parse("2026-01-02T15:00:01Z")),
                                new Reply.TooMany(
                                        new Quota(Whose.USER, Span.DAY, 1), Instant.parse("2026-01-03T15:00:00Z")),
                                new Reply.TooManyAtOnce(new Quota(Whose.REPOSITORY, Span.RUNNING, 3), Instant.EPOCH),
                                new Reply.TooManyAtOnce(new Quota(Whose.INSTALLATION, Span.RUNNING, 1), Instant.EPOCH),
                                new Reply.ImageNotAllowed("tidy", "jdk:21", List.of()),
                                new Reply.ImageNotAllowed("tidy", "jdk:`21", List.of("se:jdk", "se:go")))));
    }

    @Test
    void who_asks_for_too_many_all_the_time_is_told_once_and_everybody_else_too() {
        Reply now = new Reply.TooMany(new Quota(Whose.ISSUE, Span.HOUR, 20), Instant.EPOCH);
        Reply later = new Reply.TooMany(new Quota(Whose.ISSUE, Span.HOUR, 20), Instant.EPOCH.plusSeconds(1));
        Reply atOnce = new Reply.TooManyAtOnce(new Quota(Whose.ISSUE, Span.RUNNING, 20), Instant.EPOCH);
        Origin again = new Origin("comment/18", ORIGIN.place(), "t", ORIGIN.person(), 18);
        Origin other = new Origin("comment/19", ORIGIN.place(), "t", Person.user("someone-else[bot]"), 19);
        assertThat(ReplyText.marker(again, List.of(now))).isEqualTo(ReplyText.marker(ORIGIN, List.of(now)));
        assertThat(List.of(
                        ReplyText.marker(ORIGIN, List.of(now)),
                        ReplyText.marker(other, List.of(now)),
                        ReplyText.marker(ORIGIN, List.of(later)),
                        ReplyText.marker(ORIGIN, List.of(atOnce)),
                        ReplyText.marker(ORIGIN, List.of(now, new Reply.NoRunHere())),
                        ReplyText.marker(again, List.of(new Reply.NoRunHere()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_status_shows_state_steps_question_and_cost() {
        Run working = Told.through(Told.queued(0), "prepare");
        Problem conflict = new Problem(Problem.Cause.CONFLICT, "x", List.of("add.sh"));
        Run asking = Told.after(
                Told.through(Told.queued(0), "verify"),
                "rebase",
                new Ending.NeedsPerson(conflict, Question.aboutConflict()));
        Run paused = Told.after(working, "agent", new Ending.Spent(Problem.of(Problem.Cause.BUDGET_SPENT, "x")));
        Snapshot.check(
                "reply/status",
                ReplyText.render(
                        ORIGIN,
                        List.of(new Reply.Standing(
                                List.of(working, asking, paused, Told.acted(working, new Action.Cancel()))))));
    }

    @Test
    void the_list_shows_workflows_with_triggers_and_parameters_and_the_latest_runs() {
        Map<String, Parameter> params = Map.of(
                "focus",
                Parameter.text("a|b @all"),
                "depth",
                new Parameter(
                        Parameter.Type.CHOICE,
                        List.of("deep", "flat"),
                        "",
                        Parameter.Presence.REQUIRED,
                        "",
                        "How far."));
        Workflow fix = Samples.begun().request().workflow();
        Workflow port = new Workflow(
                "port",
                "Moves | tests @everyone",
                new Triggers(
                        "move",
                        "please-port",
                        List.of("opened"),
                        "0 6 * * 1 Europe/Zurich",
                        Set.of(Triggers.Moment.values())),
                new Signature(params, Map.of()),
                Terms.USUAL,
                fix.steps());
        Snapshot.check(
                "reply/list",
                ReplyText.render(
                        ORIGIN,
                        List.of(new Reply.Overview(
                                List.of(fix, port), List.of(Told.through(Told.queued(0), "pull_request"))))));
        Snapshot.check(
                "reply/list-without-runs",
                ReplyText.render(ORIGIN, List.of(new Reply.Overview(List.of(fix), List.of()))));
    }

    @Test
    void what_is_to_be_said_twice_is_said_once() {
        assertThat(ReplyText.render(ORIGIN, List.of(new Reply.Help(), new Reply.Help())))
                .isEqualTo(ReplyText.render(ORIGIN, List.of(new Reply.Help())));
    }
}
