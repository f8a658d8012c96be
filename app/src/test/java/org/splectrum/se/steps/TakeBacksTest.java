package org.splectrum.se.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Changes;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Remark;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Rollback.Outcome;
import org.splectrum.se.run.Rollback.Receipt;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.run.SteppedTimer;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome.Verified;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Care.Compensation;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Step;

final class TakeBacksTest implements Pushes, PullRequests, Mirrors {
    private static final String BRANCH = "se/7-adding-is-wrong-abc123";
    private static final CommitId THEIRS = new CommitId("d".repeat(40));

    private final List<String> done = new ArrayList<>();
    private Pushed pushed = new Pushed.Accepted();
    private Closing closing = Closing.CLOSED;
    private int exitCode;
    private final Set<String> pointed = new TreeSet<>();
    private final Map<String, CommitId> refs = new HashMap<>();
    private final InMemoryPrecedents precedents = new InMemoryPrecedents();
    private final InMemoryAttempts attempts = new InMemoryAttempts();
    private final Machine machine = new Machine(attempts, this::run);
    private final Containers containers = new Containers(
            new ContainerEdges(machine, machine, _ -> Optional.empty(), attempts, attempts, InMemoryTrail.auditPorts()),
            new SteppedTimer(),
            new ContainerCapacity(1, 1, 1));

    @Override
    public Pushed push(Home home, CommitId commit, String branch, String expected) {
        done.add("push " + commit.abbreviated() + " to " + branch + " over " + expected.substring(0, 7));
        return pushed;
    }

    @Override
    public Pushed delete(Home home, String branch, CommitId expected) {
        done.add("delete " + branch + " at " + expected.abbreviated());
        return pushed;
    }

    @Override
    public Result.Opened open(Home home, Draft draft) {
        throw new AssertionError("nothing is opened");
    }

    @Override
    public Ends ends(Place pull) {
        throw new AssertionError("nothing is asked for");
    }

    @Override
    public Closing close(Home home, int number, CommitId head) {
        done.add("close " + number + " at " + head.abbreviated());
        return closing;
    }

    @Test
    void aBranchThatTheRunMadeIsDeleted() throws Exception {
        assertThat(takeBack(onIssue(), "publish"))
                .isEqualTo(new Receipt("publish", Outcome.TAKEN_BACK, "the branch `" + BRANCH + "` is deleted."));
        assertThat(done).containsExactly("delete " + BRANCH + " at bbbbbbb");
    }

    @Test
    void aBranchThatWasThereGoesBackToWhereTheRunFoundIt() throws Exception {
        assertThat(takeBack(onBranch(), "publish"))
                .isEqualTo(new Receipt(
                        "publish",
                        Outcome.TAKEN_BACK,
                        "the branch `work` is back at `aaaaaaa`, where the run found it."));
        assertThat(done).containsExactly("push aaaaaaa to work over bbbbbbb");
    }

    @Test
    void aBranchThatSomebodyPushedToDuringTheRunGoesBackToThat() throws Exception {
        Run run = onBranch();
        StepProgress rebase = run.step("rebase").orElseThrow();
        refs.put("refs/se/heads/" + run.id() + "/rebase/" + rebase.progress().attempt(), THEIRS);
        takeBack(run, "publish");
        assertThat(done).containsExactly("push ddddddd to work over bbbbbbb");
    }

    @Test
    void whatWasResolvedForABranchThatIsTakenBackIsForgotten() throws Exception {
        Run run = onIssue();
        RepositoryName repository = run.request().origin().place().repository();
        precedents.propose(
                new AttemptId(run.id(), "rebase", 1),
                repository,
                Map.of("sides", new Precedents.Precedent("a\n", run.id())));
        precedents.confirm(run.id());
        takeBack(run, "verify");
        assertThat(precedents.of(repository, "sides")).isPresent();
        takeBack(run, "publish");
        assertThat(precedents.of(repository, "sides")).isEmpty();
    }

    @Test
    void aBranchThatSomebodyMovedIsLeft() throws Exception {
        pushed = new Pushed.Moved(THEIRS.sha());
        for (Run run : List.of(onIssue(), onBranch())) {
            Receipt receipt = takeBack(run, "publish");
            assertThat(receipt.outcome()).isEqualTo(Outcome.LEFT);
            assertThat(receipt.words()).contains("`ddddddd`", "somebody's work");
        }
    }

    @Test
    void aBranchThatIsGoneCannotGoBack() throws Exception {
        pushed = new Pushed.Moved("");
        assertThat(takeBack(onBranch(), "publish").outcome()).isEqualTo(Outcome.NOTHING_THERE);
    }

    @Test
    void aBranchThatGitHubProtectsIsLeftWithItsWords() throws Exception {
        pushed = new Pushed.Refused("GH006: protected");
        Receipt receipt = takeBack(onIssue(), "publish");
        assertThat(receipt.outcome()).isEqualTo(Outcome.LEFT);
        assertThat(receipt.words()).contains("GH006: protected");
    }

    @Test
    void aPullRequestThatTheRunOpenedIsClosed() throws Exception {
        assertThat(takeBack(onIssue(), "pull_request"))
                .isEqualTo(new Receipt("pull_request", Outcome.TAKEN_BACK, "pull request 8 is closed."));
        assertThat(done).containsExactly("close 8 at bbbbbbb");
        closing = Closing.MERGED;
        assertThat(takeBack(onIssue(), "pull_request").outcome()).isEqualTo(Outcome.LEFT);
        closing = Closing.MOVED;
        assertThat(takeBack(onIssue(), "pull_request").words()).contains("commits that are not this run's");
    }

    @Test
    void aPullRequestThatWasThereStaysOpen() throws Exception {
        assertThat(takeBack(onPull(), "pull_request").outcome()).isEqualTo(Outcome.NOTHING_THERE);
        assertThat(done).isEmpty();
    }

    @Test
    void theAttemptThatTakesBackIsAnotherEachTimeSomebodyAsks() {
        Run run = onIssue();
        AttemptId first = Steps.takingBack(acted(run, new Action.Undo()), "publish");
        assertThat(first).isEqualTo(new AttemptId(run.id(), "publish.take-back", 2));
        assertThat(Steps.takingBack(acted(acted(run, new Action.Undo()), new Action.Raise(1)), "publish"))
                .isEqualTo(first);
    }

    @Test
    void aCommandTakesBackInAContainerOfItsOwnOnTheCommitOfItsStep() throws Exception {
        assertThat(takeBack(withCommand(), "verify"))
                .isEqualTo(new Receipt(
                        "verify", Outcome.TAKEN_BACK, "step `verify`, by the command `./undo.sh 'it' now`."));
        assertThat(pointed).containsExactly("refs/se/inputs/fix-20260102-abc123/verify.take-back/1 at bbbbbbb");
        assertThat(machine.started).hasValue(1);
        assertThat(machine.things).isEmpty();
        assertThat(takeBack(withCommand(), "verify").outcome()).isEqualTo(Outcome.TAKEN_BACK);
        assertThat(machine.started)
                .as("what it told once is not asked for again")
                .hasValue(1);
    }

    @Test
    void aCommandThatFailsLeavesThingsAsTheyAreAndSaysSo() throws Exception {
        exitCode = 3;
        Receipt receipt = takeBack(withCommand(), "verify");
        assertThat(receipt.outcome()).isEqualTo(Outcome.LEFT);
        assertThat(receipt.words()).contains("exit code 3");
    }

    private static Run withCommand() {
        Run run = onIssue();
        Care care = new Care(
                Care.Retry.ONCE, Duration.ZERO, Care.OnFailure.FAIL, new Compensation.Command("./undo.sh `it`\n now"));
        List<StepProgress> steps = run.steps().stream()
                .map(step -> step.step().id().equals("verify")
                        ? new StepProgress(
                                new Step(
                                        "verify",
                                        step.step().kind(),
                                        step.step().needs(),
                                        Guard.NONE,
                                        care),
                                step.progress())
                        : step)
                .toList();
        return new Run(run.id(), run.version(), run.request(), run.situation(), steps, run.span());
    }

    private Receipt takeBack(Run run, String step) throws InterruptedException {
        return new TakeBacks(
                        this,
                        this,
                        new TakeBackCommand(new Workplace(
                                orders(),
                                containers,
                                this,
                                new InputChecks(this, (repository, checkpoint, since) -> Optional.empty()))),
                        precedents,
                        new Heads(this))
                .perform(run, step);
    }

    private Orders orders() {
        return new Orders(
                new AttemptSettings(
                        "SE", "se@example.org", "", "", new Limits(60, 1000), new ContainerCapacity(1, 1, 1)),
                this);
    }

    private Optional<org.splectrum.se.runner.protocol.Outcome> run(Order order) {
        Work.Verify work = (Work.Verify) order.work();
        return Optional.of(new Verified(work.commands().stream()
                .map(command -> new CommandResult(command, exitCode, 5, ""))
                .toList()));
    }

    @Override
    public Branches fetch(Home home) {
        throw new AssertionError("nothing is fetched");
    }

    @Override
    public void point(RepositoryName repository, String ref, CommitId commit) {
        pointed.add(ref + " at " + commit.abbreviated());
    }

    @Override
    public Optional<CommitId> read(RepositoryName repository, String ref) {
        return Optional.ofNullable(refs.get(ref));
    }

    @Override
    public Changes changes(RepositoryName repository, CommitId from, CommitId to) {
        throw new AssertionError("nothing is compared");
    }

    private static Run acted(Run run, Action action) {
        Remark remark = new Remark("key/" + run.version(), action, "ada", Samples.T0);
        return Run.decide(run, new RunEvent.ActedOn(remark, 0)).run();
    }

    private static Run onIssue() {
        return done(Samples.begun(), (Result.Prepared) Samples.good("prepare"));
    }

    private static Run onBranch() {
        return done(Samples.begun(), new Result.Prepared("main", Samples.START, "work", Samples.START.sha()));
    }

    private static Run onPull() {
        Request asked = Samples.request("comment/17/0", 9);
        Origin origin = asked.origin();
        Place pull = new Place(1, origin.place().repository(), Place.Kind.PULL_REQUEST, 9);
        Request request = new Request(
                asked.key(),
                new Origin(origin.key(), pull, origin.title(), origin.person(), origin.commentId()),
                asked.workflow(),
                asked.params(),
                asked.prompt(),
                asked.config());
        Run run = Run.begin(Samples.ID, new RunEvent.Requested(request, 0, Samples.T0))
                .run();
        return done(run, new Result.Prepared("main", Samples.START, "work", Samples.START.sha()));
    }

    private static Run done(Run run, Result.Prepared prepared) {
        Run now = run;
        for (StepProgress step : run.steps()) {
            String id = step.step().id();
            Result result = switch (id) {
                case "prepare" -> prepared;
                case "publish" -> new Result.Published(Samples.MADE, new Changes(List.of("add.sh"), 1, 1));
                default -> Samples.good(id);
            };
            now = Run.decide(now, Samples.ended(now, new AttemptId(run.id(), id, 1), new Ending.Succeeded(result)))
                    .run();
        }
        return now;
    }
}
