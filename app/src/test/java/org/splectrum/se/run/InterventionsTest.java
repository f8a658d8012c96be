package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Authorization;
import org.splectrum.se.command.CommandParser;
import org.splectrum.se.command.Mistake;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Self;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Permission;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Catalogs;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.RepositoryConfigs.Reading;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** What people can do to runs by comments, buttons and pushes. */
final class InterventionsTest implements Replies {
    private static final Place ISSUE = new Place(1, new RepositoryName("octo", "calculator"), Place.Kind.ISSUE, 7);
    private static final Place PULL =
            new Place(1, new RepositoryName("octo", "calculator"), Place.Kind.PULL_REQUEST, 9);
    private static final Place ELSEWHERE = new Place(1, new RepositoryName("octo", "other"), Place.Kind.ISSUE, 7);
    private static final Map<String, Permission> PERMISSIONS =
            Map.of("ada", Permission.WRITE, "grace", Permission.WRITE, "rita", Permission.READ);

    private final InMemoryRuns store = new InMemoryRuns();
    private final Engine engine = new Engine(
            store, store, (run, effect, news) -> {}, new RetryClock(new SteppedTimer(), (what, failure, wait) -> {}));
    private final Workflow fix = Samples.request("x", 7).workflow();
    private final Workflow rebase =
            new Workflow("rebase", "Rebases.", fix.on(), fix.signature(), fix.terms(), fix.steps());
    private final Workflow proof = new Workflow(
            "proof",
            "Proves.",
            new Triggers("", "", List.of(), "", Set.of(Triggers.Moment.CHECK)),
            fix.signature(),
            fix.terms(),
            fix.steps());
    private final CommandServices commandServices = new CommandServices(
            new Authorization(new Self(1, "se[bot]")),
            home -> new Catalogs.Reading(new Catalog(List.of(fix, rebase, proof)), Map.of()),
            (home, login) -> PERMISSIONS.getOrDefault(login, Permission.NONE),
            home -> new Reading.Right(RepositoryConfig.NONE),
            this,
            store);
    private final CommandHandler commandHandler = new CommandHandler(commandServices, engine, Samples.requests(engine));
    private final Buttons buttons = new Buttons(store, commandHandler);
    private final Resolutions resolutions = new Resolutions(store, engine);
    private final List<Reply> said = new ArrayList<>();
    private int comments;

    @AfterEach
    void stop() {
        engine.close();
    }

    @Override
    public void seen(Origin origin) {}

    @Override
    public void say(Origin origin, List<Reply> replies) {
        said.addAll(replies);
    }

    private void says(String who, Place place, String text) throws InterruptedException {
        hear("comment/" + ++comments, who, place, text);
    }

    private void hear(String key, String who, Place place, String text) throws InterruptedException {
        commandHandler.hear(
                new Origin(key, place, "Adding is wrong", Person.user(who), 17),
                words -> CommandParser.parse(text, words));
    }

    private RunId begun(Place place) throws InterruptedException {
        says("ada", place, "/se run fix it");
        return store.requested("comment/" + comments + "/0").orElseThrow().id();
    }

    private Run run(RunId id) {
        return store.find(id).orElseThrow();
    }

    /** Lets the steps up to this one end well. */
    private void through(RunId id, String last) {
        for (StepProgress step : run(id).steps()) {
            engine.tell(
                    id, Samples.succeeded(run(id), new AttemptId(id, step.step().id(), 1)));
            if (step.step().id().equals(last)) {
                return;
            }
        }
    }

    private RunId conflicting(Place place) throws InterruptedException {
        RunId id = begun(place);
        through(id, "verify");
        Problem problem = Problem.of(Problem.Cause.CONFLICT, "x");
        Ending asks = new Ending.NeedsPerson(problem, Question.aboutConflict());
        engine.tell(id, Samples.ended(run(id), new AttemptId(id, "rebase", 1), asks));
        assertThat(run(id).state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        return id;
    }

    @Test
    void withoutANameTheLatestRunHereIsMeantThatTheCommandFits() throws Exception {
        RunId first = begun(ISSUE);
        RunId waiting = begun(ISSUE);
        RunId elsewhere = begun(PULL);
        says("ada", ISSUE, "/se cancel");
        assertThat(run(waiting).state()).isEqualTo(RunState.CANCELLED);
        says("grace", ISSUE, "/se cancel");
        assertThat(run(first).state()).isEqualTo(RunState.CANCELLED);
        assertThat(run(first).situation().remarks()).extracting(Remark::by).containsExactly("grace");
        assertThat(run(elsewhere).state()).isEqualTo(RunState.RUNNING);
        assertThat(said).isEmpty();
    }

    @Test
    void theSameCommentHeardAgainActsOnNoOtherRun() throws Exception {
        RunId first = begun(ISSUE);
        RunId second = begun(ISSUE);
        hear("comment/99", "ada", ISSUE, "/se cancel");
        hear("comment/99", "ada", ISSUE, "/se cancel");
        assertThat(run(second).state()).isEqualTo(RunState.CANCELLED);
        assertThat(run(first).state()).isEqualTo(RunState.RUNNING);
        assertThat(said).isEmpty();
    }

    @Test
    void aRunIsMeantByItsNameFromAnywhereInItsRepository() throws Exception {
        RunId run = begun(ISSUE);
        says("ada", PULL, "/se cancel " + run);
        assertThat(run(run).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void aRunOfAnotherRepositoryIsAsIfItWereNotThere() throws Exception {
        RunId run = begun(ELSEWHERE);
        says("ada", ISSUE, "/se cancel " + run);
        says("ada", ISSUE, "/se status " + run);
        says("ada", ISSUE, "/se status fix-20260102-nobody");
        assertThat(said)
                .containsExactly(
                        new Reply.NoSuchRun(run.value()),
                        new Reply.NoSuchRun(run.value()),
                        new Reply.NoSuchRun("fix-20260102-nobody"));
        assertThat(run(run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void whereNothingFitsTheRefusalIsAboutTheRunThatComesNearest() throws Exception {
        says("ada", ISSUE, "/se cancel");
        assertThat(said).containsExactly(new Reply.NoRunHere());
        said.clear();
        RunId conflicting = conflicting(ISSUE);
        RunId done = begun(ISSUE);
        through(done, "pull_request");
        says("ada", ISSUE, "/se retry --from nowhere");
        assertThat(said)
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Refusal.NoSuchStep.class,
                                        step -> assertThat(step.run()).isEqualTo(done)));
        said.clear();
        says("ada", ISSUE, "/se resume");
        says("grace", ISSUE, "/se resume retry");
        assertThat(said)
                .containsExactly(
                        new Reply.Refused(new Action.Resume("retry"), new Refusal.AnsweredAlready(conflicting, "ada")));
    }

    @Test
    void theBudgetIsRaisedAndAStepDoneOnceMore() throws Exception {
        RunId run = begun(ISSUE);
        says("ada", ISSUE, "/se budget +2.50");
        assertThat(run(run).raisedMicroUsd()).isEqualTo(2_500_000);
        through(run, "pull_request");
        says("ada", ISSUE, "/se retry --from verify");
        assertThat(run(run).progress("verify"))
                .isInstanceOfSatisfying(
                        Progress.Running.class,
                        again -> assertThat(again.attempt()).isEqualTo(2));
        assertThat(said).isEmpty();
    }

    @Test
    void whoMayReadMaySeeHowRunsStandAndNoMore() throws Exception {
        RunId run = begun(ISSUE);
        says("rita", ISSUE, "/se status\n/se list\n/se cancel\n/se undo\n/se budget +5\n/se retry\n/se resume");
        assertThat(said)
                .containsExactly(
                        new Reply.Standing(List.of(run(run))),
                        new Reply.Overview(List.of(fix, rebase, proof), List.of(run(run))),
                        new Reply.NotPermitted("rita", Permission.READ, Permission.WRITE));
        assertThat(run(run).situation().remarks()).isEmpty();
    }

    @Test
    void theStatusIsOfTheRunsThatAreNotOverOrElseOfTheLatest() throws Exception {
        says("ada", ISSUE, "/se status");
        RunId first = begun(ISSUE);
        RunId second = begun(ISSUE);
        says("ada", ISSUE, "/se status");
        says("ada", ISSUE, "/se cancel\n/se cancel " + first);
        says("ada", ISSUE, "/se status");
        assertThat(said.getFirst()).isEqualTo(new Reply.NoRunHere());
        assertThat(((Reply.Standing) said.get(1)).runs()).extracting(Run::id).containsExactly(second, first);
        assertThat(((Reply.Standing) said.get(2)).runs()).extracting(Run::id).containsExactly(second);
    }

    @Test
    void aPullRequestIsRebasedAndAnIssueIsNot() throws Exception {
        says("ada", PULL, "/se rebase");
        assertThat(store.requested("comment/1/0").orElseThrow().request().workflow())
                .isEqualTo(rebase);
        says("ada", ISSUE, "/se rebase");
        assertThat(said).containsExactly(new Reply.Misunderstood(new Mistake.NotAPullRequest("rebase")));
    }

    @Test
    void aButtonIsTheCommandOnTheRunOfItsCheck() throws Exception {
        RunId run = begun(ISSUE);
        begun(ISSUE);
        press(ISSUE, run.value(), "cancel", "rita");
        assertThat(said).containsExactly(new Reply.NotPermitted("rita", Permission.READ, Permission.WRITE));
        said.clear();
        press(ELSEWHERE, run.value(), "cancel", "ada");
        press(ISSUE, "fix-20260102-nobody", "cancel", "ada");
        press(ISSUE, "no run at all", "cancel", "ada");
        press(ISSUE, run.value(), "explode", "ada");
        assertThat(run(run).situation().remarks()).isEmpty();
        press(ISSUE, run.value(), "cancel", "ada");
        assertThat(run(run).state()).isEqualTo(RunState.CANCELLED);
        press(ISSUE, run.value(), "retry", "ada");
        assertThat(run(run).state()).isEqualTo(RunState.QUEUED);
        assertThat(said).isEmpty();
        press(ISSUE, conflicting(PULL).value(), "resume", "ada");
        assertThat(said).isEmpty();
    }

    @Test
    void aCheckThatIsAskedForAgainTriesWhatFailedAndElseBeginsTheSameAnew() throws Exception {
        RunId run = begun(ISSUE);
        says("ada", ISSUE, "/se cancel");
        rerequest("d1", run);
        rerequest("d1", run);
        assertThat(run(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(run(run).progress("prepare").attempt()).isEqualTo(2);
        for (StepProgress step : run(run).steps()) {
            int attempt = step.step().id().equals("prepare") ? 2 : 1;
            engine.tell(
                    run,
                    Samples.succeeded(run(run), new AttemptId(run, step.step().id(), attempt)));
        }
        rerequest("d2", run);
        rerequest("d2", run);
        List<Run> all = store.latest(Runs.Wanted.ALL, Runs.Page.first(10));
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().request().prompt()).isEqualTo("it");
        assertThat(all.getFirst().request().origin().person()).isEqualTo(Person.user("grace"));
    }

    @Test
    void aCheckOfAWorkflowThatAsksForThatBeginsANewRunAlsoWhereTheOneBeforeFailed() throws Exception {
        says("ada", ISSUE, "/se run proof it");
        RunId run = store.inLanes().getLast().run();
        rerequest("d0", run);
        assertThat(run(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(store.latest(Runs.Wanted.ALL, Runs.Page.first(10))).hasSize(1);
        says("ada", ISSUE, "/se cancel");
        said.clear();
        rerequest("d1", run);
        rerequest("d1", run);
        List<Run> all = store.latest(Runs.Wanted.ALL, Runs.Page.first(10));
        assertThat(all).hasSize(2);
        assertThat(run(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(all.getFirst().request().workflow().name()).isEqualTo("proof");
        assertThat(all.getFirst().request().origin().event()).isEqualTo(Origin.Event.named("check"));
        assertThat(said).isEmpty();
    }

    @Test
    void aPushToTheBranchOfARunThatWaitsBecauseOfAConflictLetsItTryAgain() throws Exception {
        RunId run = conflicting(ISSUE);
        String branch = run(run).result(Result.Prepared.class).orElseThrow().branch();
        resolutions.pushed("push/d1", push(ISSUE.home(), "main", Person.user("grace")));
        resolutions.pushed("push/d2", push(ELSEWHERE.home(), branch, Person.user("grace")));
        resolutions.pushed("push/d3", push(ISSUE.home(), branch, new Person("se[bot]", Person.Kind.APP, 0)));
        assertThat(run(run).state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        resolutions.pushed("push/d4", push(ISSUE.home(), branch, Person.user("grace")));
        resolutions.pushed("push/d4", push(ISSUE.home(), branch, Person.user("grace")));
        assertThat(run(run).progress("rebase"))
                .isInstanceOfSatisfying(
                        Progress.Running.class,
                        again -> assertThat(again.attempt()).isEqualTo(2));
        assertThat(run(run).situation().remarks()).extracting(Remark::by).containsExactly("grace");
    }

    private void press(Place place, String run, String button, String who) throws InterruptedException {
        buttons.press(
                "check/" + ++comments,
                new GitHubEvent.CheckPressed(place.home(), run, button, Person.user(who)),
                Scene.UNKNOWN);
    }

    private void rerequest(String delivery, RunId run) throws InterruptedException {
        buttons.rerequest(
                "check/" + delivery,
                new GitHubEvent.CheckRerequested(ISSUE.home(), run.value(), Person.user("grace")),
                Scene.UNKNOWN);
    }

    private static GitHubEvent.Pushed push(Home home, String branch, Person sender) {
        return new GitHubEvent.Pushed(home, branch, new CommitId("d".repeat(40)), sender, "main");
    }
}
