package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.workflow.RepositoryConfig;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** What every {@link RunStore} that is a {@link Backlog} too keeps to. */
public abstract class RunsContract {
    private static final RunId ID = new RunId("fix-20260102-abcd");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private RunStore store = new InMemoryRuns();
    private Backlog backlog = new InMemoryRuns();
    private Chronicle chronicle = new InMemoryRuns();
    private RunCounts counts = new InMemoryRuns();

    /** The four ports onto one empty store. */
    public record Ports(RunStore store, Backlog backlog, Chronicle chronicle, RunCounts counts) {}

    protected abstract Ports open();

    @BeforeEach
    void openEmpty() {
        Ports ports = open();
        store = ports.store();
        backlog = ports.backlog();
        chronicle = ports.chronicle();
        counts = ports.counts();
    }

    @Test
    void aRunIsFoundByItsIdAndByItsRequest() {
        Run run = begin(ID, "comment/1");
        assertThat(store.find(ID)).contains(run);
        assertThat(store.requested("comment/1")).contains(run);
    }

    @Test
    void whatHappenedToARunIsReadInItsOrderAPartAtATime() {
        Run run = begin(ID, "comment/1");
        RunEvent moved = new RunEvent.PlaceChanged(0, NOON);
        store.commit(RunStore.Commit.next(run, new Decision(run.next(), List.of()), moved));
        assertThat(chronicle.after(ID, 0, 10)).hasSize(2).last().isEqualTo(moved);
        assertThat(chronicle.after(ID, 0, 1)).singleElement().isInstanceOf(RunEvent.Requested.class);
        assertThat(chronicle.after(ID, 1, 10)).containsExactly(moved);
        assertThat(chronicle.after(ID, 2, 10)).isEmpty();
        assertThat(chronicle.after(new RunId("fix-20260102-none"), 0, 10)).isEmpty();
    }

    @Test
    void whatWasNeverWrittenIsNotFound() {
        assertThat(store.find(ID)).isEmpty();
        assertThat(store.requested("comment/1")).isEmpty();
        assertThat(backlog.inLanes()).isEmpty();
        assertThat(backlog.pending()).isEmpty();
    }

    @Test
    void aRunIsWrittenOverByItsNextVersionOnly() {
        Run run = begin(ID, "comment/1");
        RunStore.Commit next = ended(run);
        store.commit(next);
        assertThat(store.find(ID)).contains(next.run());
        assertThatThrownBy(() -> store.commit(next)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.commit(requested(ID, "comment/1"))).isInstanceOf(IllegalStateException.class);
        assertThat(store.find(ID)).contains(next.run());
    }

    @Test
    void noRunIsWrittenBeforeItsFirstVersion() {
        RunStore.Commit second = ended(requested(ID, "comment/1").run());
        assertThatThrownBy(() -> store.commit(second)).isInstanceOf(IllegalStateException.class);
        assertThat(store.find(ID)).isEmpty();
        assertThat(backlog.pending()).isEmpty();
    }

    @Test
    void oneRequestMakesOneRun() {
        Run first = begin(ID, "comment/1");
        RunId other = new RunId("fix-20260102-efgh");
        assertThatThrownBy(() -> store.commit(requested(other, "comment/1"))).isInstanceOf(IllegalStateException.class);
        assertThat(store.find(other)).isEmpty();
        assertThat(store.requested("comment/1")).contains(first);
    }

    @Test
    void runsThatHoldALaneAreListedInTheOrderTheyWereAskedFor() {
        Run first = begin(new RunId("fix-20260102-zzzz"), "comment/1");
        Run second = begin(new RunId("fix-20260102-aaaa"), "comment/2");
        assertThat(backlog.inLanes()).extracting(Backlog.InLane::run).containsExactly(first.id(), second.id());
        store.commit(ended(first));
        assertThat(backlog.inLanes())
                .containsExactly(
                        new Backlog.InLane(second.id(), second.request().lane()));
    }

    @Test
    void effectsWaitInOrderUntilTheyArePerformed() {
        Run run = begin(ID, "comment/1");
        List<Effect> asked = requested(ID, "comment/1").effects();
        assertThat(backlog.pending()).containsExactlyElementsOf(asked);
        backlog.performed(asked.getFirst(), run.version());
        backlog.performed(asked.getFirst(), run.version());
        soon(() -> assertThat(backlog.pending()).containsExactlyElementsOf(asked.subList(1, asked.size())));
    }

    @Test
    void anEffectAskedForAgainIsPendingAgain() {
        Run run = begin(ID, "comment/1");
        Effect comment = new Effect.Show(ID, Effect.Surface.COMMENT);
        requested(ID, "comment/1").effects().forEach(effect -> backlog.performed(effect, run.version()));
        soon(() -> assertThat(backlog.pending()).isEmpty());
        store.commit(progressed(run));
        assertThat(backlog.pending()).containsExactly(comment);
    }

    @Test
    void anEffectPerformedForAnOlderVersionStaysPending() {
        Run run = begin(ID, "comment/1");
        Effect comment = new Effect.Show(ID, Effect.Surface.COMMENT);
        RunStore.Commit progressed = progressed(run);
        store.commit(progressed);
        backlog.performed(comment, run.version());
        assertThat(backlog.pending()).contains(comment);
        backlog.performed(comment, progressed.run().version());
        soon(() -> assertThat(backlog.pending()).doesNotContain(comment));
    }

    /** What was performed is noted without anybody waiting for it. */
    private static void soon(ThrowingRunnable assertion) {
        await().pollInterval(Duration.ofMillis(5)).untilAsserted(assertion);
    }

    @Test
    void runsOfAPlaceAreFoundTheLatestFirst() {
        Run first = begin(new RunId("fix-20260102-zzzz"), request("comment/1", "shop", 12));
        Run second = begin(new RunId("fix-20260102-aaaa"), request("comment/2", "shop", 12));
        Run elsewhere = begin(new RunId("fix-20260102-bbbb"), request("comment/3", "shop", 13));
        Run far = begin(new RunId("fix-20260102-cccc"), request("comment/4", "mill", 12));
        Runs.Page page = Runs.Page.first(10);
        assertThat(store.latest(Runs.Wanted.on(first.request().origin().place()), page))
                .containsExactly(second, first);
        assertThat(store.latest(Runs.Wanted.of(first.request().origin().place().repository()), page))
                .containsExactly(elsewhere, second, first);
        assertThat(store.latest(Runs.Wanted.ALL, page)).containsExactly(far, elsewhere, second, first);
        assertThat(store.latest(Runs.Wanted.of(new RepositoryName("acme", "sho")), page))
                .isEmpty();
    }

    @Test
    void runsAreFoundByTheirStateAsOfNow() {
        Run run = begin(ID, "comment/1");
        Run other = begin(new RunId("fix-20260102-efgh"), "comment/2");
        RunStore.Commit ended = ended(run);
        store.commit(ended);
        Runs.Page page = Runs.Page.first(10);
        assertThat(store.latest(Runs.Wanted.ALL.in(RunState.FAILED), page)).containsExactly(ended.run());
        assertThat(store.latest(
                        Runs.Wanted.of(new RepositoryName("acme", "shop")).in(RunState.RUNNING), page))
                .containsExactly(other);
        Set<RunState> both = Set.of(RunState.FAILED, RunState.RUNNING);
        Runs.Within shop = new Runs.Within.Only(Set.of(new RepositoryName("acme", "shop")));
        assertThat(store.latest(new Runs.Wanted(shop, 12, both), page)).containsExactly(other, ended.run());
    }

    @Test
    void runsAreFoundInSeveralRepositoriesAndInNone() {
        Run run = begin(ID, "comment/1");
        Set<RepositoryName> two = Set.of(new RepositoryName("acme", "shop"), new RepositoryName("acme", "bar"));
        Set<RepositoryName> others = Set.of(new RepositoryName("acme", "foo"), new RepositoryName("acme", "bar"));
        assertThat(latest(two)).containsExactly(run);
        assertThat(latest(others)).isEmpty();
        assertThat(latest(Set.of())).isEmpty();
    }

    private List<Run> latest(Set<RepositoryName> repositories) {
        return store.latest(new Runs.Wanted(new Runs.Within.Only(repositories), 0, Set.of()), Runs.Page.first(10));
    }

    @Test
    void runsAreCountedByWhereTheyAreAndWhoAskedForThem() {
        Run first = begin(new RunId("fix-20260102-zzzz"), request("comment/1", "shop", 12), NOON);
        begin(new RunId("fix-20260102-aaaa"), request("comment/2", "shop", 13), NOON.plusMillis(1500));
        begin(new RunId("fix-20260102-bbbb"), request("comment/3", "mill", 12), NOON.plusMillis(2500));
        RepositoryName shop = new RepositoryName("acme", "shop");
        Map.<RunCounts.Scope, List<Integer>>of(
                        new RunCounts.Scope.OfPlace(shop, 12), List.of(0),
                        new RunCounts.Scope.OfRepository(shop), List.of(1500, 0),
                        new RunCounts.Scope.OfPerson("ADA"), List.of(2500, 1500, 0),
                        new RunCounts.Scope.OfInstallation(7), List.of(2500, 1500, 0),
                        new RunCounts.Scope.OfInstallation(8), List.of(),
                        new RunCounts.Scope.OfPerson("bob"), List.of(),
                        new RunCounts.Scope.OfPlace(shop, 14), List.of())
                .forEach((scope, asked) -> {
                    assertThat(IntStream.rangeClosed(1, asked.size())
                                    .mapToObj(back -> counts.asked(scope, back).orElseThrow()))
                            .as(scope.toString())
                            .containsExactlyElementsOf(asked.stream()
                                    .map(after -> NOON.plusMillis(after))
                                    .toList());
                    assertThat(counts.asked(scope, asked.size() + 1)).isEmpty();
                    assertThat(counts.underWay(scope)).isEqualTo(asked.size());
                });
        store.commit(ended(first));
        assertThat(counts.underWay(new RunCounts.Scope.OfRepository(shop))).isEqualTo(1);
        assertThat(counts.asked(new RunCounts.Scope.OfPlace(shop, 12), 1)).contains(NOON);
    }

    @Test
    void runsArePaged() {
        List<Run> runs = IntStream.range(0, 5)
                .mapToObj(number -> begin(new RunId("fix-20260102-abc" + number), "comment/" + number))
                .toList()
                .reversed();
        Runs.Page first = Runs.Page.first(2);
        assertThat(store.latest(Runs.Wanted.ALL, first)).isEqualTo(runs.subList(0, 2));
        assertThat(store.latest(Runs.Wanted.ALL, first.next())).isEqualTo(runs.subList(2, 4));
        assertThat(store.latest(Runs.Wanted.ALL, first.next().next())).isEqualTo(runs.subList(4, 5));
        assertThat(store.latest(Runs.Wanted.ALL, new Runs.Page(9, 2))).isEmpty();
    }

    private Run begin(RunId id, Request request) {
        return begin(id, request, NOON);
    }

    private Run begin(RunId id, Request request, Instant at) {
        RunEvent.Requested event = new RunEvent.Requested(request, 0, at);
        Decision decision = Run.begin(id, event);
        store.commit(RunStore.Commit.first(decision, event));
        return decision.run();
    }

    private Run begin(RunId id, String key) {
        RunStore.Commit commit = requested(id, key);
        store.commit(commit);
        return commit.run();
    }

    private static RunStore.Commit requested(RunId id, String key) {
        RunEvent.Requested event = new RunEvent.Requested(request(key), 0, NOON);
        Decision decision = Run.begin(id, event);
        return RunStore.Commit.first(decision, event);
    }

    private static RunStore.Commit progressed(Run run) {
        return next(run, new RunEvent.Progressed(attempt(run), "reads", new Usage(1, 2, 3, 4, 5), NOON));
    }

    private static RunStore.Commit ended(Run run) {
        Problem problem = Problem.of(Problem.Cause.AGENT_FAILED, "it broke");
        Ending failed = new Ending.Failed(problem, new Result.None());
        return next(run, new RunEvent.AttemptEnded(attempt(run), failed, Usage.NONE, NOON));
    }

    private static RunStore.Commit next(Run run, RunEvent event) {
        Decision decision = Run.decide(run, event);
        return RunStore.Commit.next(run, decision, event);
    }

    private static AttemptId attempt(Run run) {
        return new AttemptId(run.id(), "agent", 1);
    }

    private static Request request(String key) {
        return request(key, "shop", 12);
    }

    private static Request request(String key, String repository, int issue) {
        Place place = new Place(7, new RepositoryName("acme", repository), Place.Kind.ISSUE, issue);
        Origin origin = new Origin(key, place, "Login fails", Person.user("ada"), 17);
        Step step = new Step("agent", new StepKind.Agent("prompts/fix.md"), List.of());
        Workflow workflow =
                new Workflow("fix", "Solves it.", Triggers.NONE, Signature.EMPTY, Terms.USUAL, List.of(step));
        return new Request(key, origin, workflow, Map.of("focus", "tests"), "fix it", RepositoryConfig.NONE);
    }
}
