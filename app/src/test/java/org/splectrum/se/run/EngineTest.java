package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AppSuspended;
import org.splectrum.se.model.RunId;

final class EngineTest {
    private final InMemoryRuns store = new InMemoryRuns();
    private final SteppedTimer timer = new SteppedTimer();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final List<String> performed = new CopyOnWriteArrayList<>();
    private final RetryClock retryClock =
            new RetryClock(timer, (what, failure, wait) -> troubles.add(what + " " + wait));

    private Engine engine(Performer performer) {
        return new Engine(store, store, performer, retryClock);
    }

    /** Ends every attempt well. */
    private void succeed(Run run, Effect effect, Consumer<RunEvent> news) {
        performed.add(effect.key());
        if (effect instanceof Effect.Attempt(var attempt)) {
            news.accept(Samples.succeeded(run, attempt));
        }
    }

    private RunState state(RunId id) {
        return store.find(id).orElseThrow().state();
    }

    private void awaitState(RunId id, RunState state) {
        await().until(() -> state(id) == state);
    }

    @Test
    void aRequestBecomesARunThatIsPerformedToItsEnd() {
        try (Engine engine = engine(this::succeed)) {
            engine.start();
            RunId id = engine.request(Samples.request("comment/1", 7));
            awaitState(id, RunState.SUCCEEDED);
            assertThat(id.value()).matches("fix-20260102-[a-z0-9]{6}");
        }
    }

    @Test
    void theSameRequestAgainIsTheSameRun() {
        try (Engine engine = engine(this::succeed)) {
            engine.start();
            RunId id = engine.request(Samples.request("comment/1", 7));
            assertThat(engine.request(Samples.request("comment/1", 7))).isEqualTo(id);
        }
    }

    @Test
    void runsOnOneIssueWaitInLineAndThoseOnAnotherDoNot() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Performer held = (run, effect, news) -> {
            if (run.request().key().equals("comment/1")) {
                go.await();
            }
            succeed(run, effect, news);
        };
        try (Engine engine = engine(held)) {
            engine.start();
            RunId first = engine.request(Samples.request("comment/1", 7));
            RunId second = engine.request(Samples.request("comment/2", 7));
            RunId third = engine.request(Samples.request("comment/3", 7));
            RunId elsewhere = engine.request(Samples.request("comment/4", 8));
            awaitState(elsewhere, RunState.SUCCEEDED);
            assertThat(state(first)).isEqualTo(RunState.RUNNING);
            assertThat(store.find(second).orElseThrow().ahead()).isEqualTo(1);
            assertThat(store.find(third).orElseThrow().ahead()).isEqualTo(2);
            go.countDown();
            awaitState(third, RunState.SUCCEEDED);
            assertThat(state(second)).isEqualTo(RunState.SUCCEEDED);
        }
    }

    @Test
    void whatWasUnderWayWhenTheServerStoppedIsTakenUpAfterTheNextStart() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        Performer stuck = (run, effect, news) -> {
            if (effect.key().contains("/verify/")) {
                reached.countDown();
                new CountDownLatch(1).await();
            }
            succeed(run, effect, news);
        };
        RunId id;
        try (Engine engine = engine(stuck)) {
            engine.start();
            id = engine.request(Samples.request("comment/1", 7));
            reached.await();
        }
        performed.clear();
        try (Engine engine = engine(this::succeed)) {
            engine.start();
            awaitState(id, RunState.SUCCEEDED);
        }
        assertThat(performed).anyMatch(key -> key.contains("/verify/1"));
        assertThat(performed).noneMatch(key -> key.contains("/agent/"));
    }

    @Test
    void aRunThatWaitedInLineBeforeTheServerStoppedStillGetsItsTurn() throws Exception {
        try (Engine engine = engine((run, effect, news) -> new CountDownLatch(1).await())) {
            engine.start();
            engine.request(Samples.request("comment/1", 7));
            engine.request(Samples.request("comment/2", 7));
        }
        try (Engine engine = engine(this::succeed)) {
            engine.start();
            awaitState(store.requested("comment/2").orElseThrow().id(), RunState.SUCCEEDED);
        }
    }

    @Test
    void whatFailsIsTriedAgainAfterEachTimeTwiceTheLongestWaitAndThenLost() {
        AtomicInteger tries = new AtomicInteger();
        Performer down = (run, effect, news) -> {
            if (effect instanceof Effect.Attempt) {
                tries.incrementAndGet();
                throw new IllegalStateException("down");
            }
        };
        try (Engine engine = engine(down)) {
            engine.start();
            RunId id = engine.request(Samples.request("comment/1", 7));
            int[] waits = {2, 4, 8, 16, 32};
            for (int at = 0; at < waits.length; at++) {
                int failures = at + 1;
                await().until(() -> troubles.size() == failures);
                assertThat(wait(troubles.getLast())).isBetween(Duration.ofMillis(1), Duration.ofSeconds(waits[at]));
                timer.step(Duration.ofSeconds(waits[at]));
            }
            await().until(() -> tries.get() >= Hindrances.TRIES + 1);
            assertThat(store.find(id).orElseThrow().progress("prepare"))
                    .isInstanceOfSatisfying(
                            Progress.Running.class,
                            again -> assertThat(again.attempt()).isEqualTo(2));
        }
    }

    @Test
    void aSuspendedAppIsWaitedForAsLongAsItTakesAndTriedAtOnceWhenThatIsOver() {
        AtomicBoolean suspended = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        Performer refused = (run, effect, news) -> {
            if (effect instanceof Effect.Attempt && suspended.get()) {
                tries.incrementAndGet();
                throw new AppSuspended("it is suspended");
            }
            succeed(run, effect, news);
        };
        try (Engine engine = engine(refused)) {
            engine.start();
            RunId id = engine.request(Samples.request("comment/1", 7));
            for (int times = 1; times <= 3 * Hindrances.TRIES; times++) {
                int asked = times;
                await().until(() -> tries.get() >= asked && troubles.size() >= asked);
                timer.step(Duration.ofHours(1));
            }
            assertThat(store.find(id).orElseThrow().progress("prepare"))
                    .isInstanceOfSatisfying(Progress.Running.class, waiting -> {
                        assertThat(waiting.attempt()).isEqualTo(1);
                        assertThat(waiting.activity()).isEqualTo("it is suspended");
                    });
            suspended.set(false);
            engine.goOn(2);
            assertThat(store.find(id).orElseThrow().state()).isEqualTo(RunState.RUNNING);
            await().until(() -> {
                engine.goOn(1);
                return store.find(id).orElseThrow().state() == RunState.SUCCEEDED;
            });
        }
    }

    @Test
    void whatHindersAnAttemptIsToldWhileItIsTriedAgain() {
        Performer down = (run, effect, news) -> {
            if (effect instanceof Effect.Attempt) {
                throw new IllegalStateException("no engine answers");
            }
        };
        try (Engine engine = engine(down)) {
            engine.start();
            RunId id = engine.request(Samples.request("comment/1", 7));
            await().until(() -> troubles.size() == 1);
            assertThat(activity(id)).isEmpty();
            timer.step(Duration.ofSeconds(2));
            await().until(() -> activity(id).equals("no engine answers"));
        }
    }

    private String activity(RunId id) {
        return store.find(id).orElseThrow().progress("prepare") instanceof Progress.Running running
                ? running.activity()
                : "";
    }

    private static Duration wait(String trouble) {
        return Duration.parse(trouble.substring(trouble.lastIndexOf(' ') + 1));
    }

    @Test
    void theCommentIsEditedAtMostOnceInThreeSecondsAndShowsTheLastState() {
        List<RunState> shown = new CopyOnWriteArrayList<>();
        Performer watching = (run, effect, news) -> {
            if (effect instanceof Effect.Show(var id, var surface) && surface == Effect.Surface.COMMENT) {
                shown.add(run.state());
            }
            succeed(run, effect, news);
        };
        try (Engine engine = engine(watching)) {
            engine.start();
            RunId id = engine.request(Samples.request("comment/1", 7));
            awaitState(id, RunState.SUCCEEDED);
            await().until(() -> shown.size() == 1);
            await().until(() -> performed.stream().anyMatch(key -> key.endsWith("COMMENT")));
            await().pollInterval(Duration.ofMillis(10)).until(() -> {
                timer.step(Effects.COMMENT_PACE);
                return shown.size() == 2 && shown.getLast() == RunState.SUCCEEDED;
            });
            await().until(() -> store.pending().isEmpty());
        }
    }

    @Test
    void aRunThatDidNotComeToDiskStandsBeforeNobody() {
        RunStore filling = new FillingStore(commit -> true);
        try (Engine engine = new Engine(filling, store, this::succeed, retryClock)) {
            engine.start();
            Request request = Samples.request("comment/1", 7);
            assertThatThrownBy(() -> engine.request(request)).hasMessage("the disk is full");
            awaitState(engine.request(request), RunState.SUCCEEDED);
        }
    }

    @Test
    void aLossThatDidNotComeToDiskIsToldAfterTheNextTry() {
        AtomicInteger tries = new AtomicInteger();
        Performer down = (run, effect, news) -> {
            if (effect instanceof Effect.Attempt) {
                tries.incrementAndGet();
                throw new IllegalStateException("down");
            }
        };
        RunStore filling = new FillingStore(commit -> commit.event() instanceof RunEvent.AttemptEnded);
        try (Engine engine = new Engine(filling, store, down, retryClock)) {
            engine.start();
            RunId id = engine.request(Samples.request("comment/1", 7));
            for (int failures = 1; failures <= Hindrances.TRIES; failures++) {
                int so = failures;
                await().until(() -> troubles.size() == so);
                timer.step(Duration.ofMinutes(1));
            }
            await().until(() -> tries.get() >= Hindrances.TRIES + 2);
            assertThat(store.find(id).orElseThrow().progress("prepare").attempt())
                    .isEqualTo(2);
        }
    }

    /** Has no room for the first commit of those that it refuses. */
    private final class FillingStore implements RunStore {
        private final Predicate<Commit> refused;
        private final AtomicBoolean full = new AtomicBoolean(true);

        FillingStore(Predicate<Commit> refused) {
            this.refused = refused;
        }

        @Override
        public Optional<Run> find(RunId id) {
            return store.find(id);
        }

        @Override
        public List<Run> latest(Wanted wanted, Page page) {
            return store.latest(wanted, page);
        }

        @Override
        public Optional<Run> requested(String key) {
            return store.requested(key);
        }

        @Override
        public void commit(Commit commit) {
            if (refused.test(commit) && full.getAndSet(false)) {
                throw new IllegalStateException("the disk is full");
            }
            store.commit(commit);
        }
    }

    /** A store whose next commits fail. */
    private static final class Failing implements RunStore {
        private final InMemoryRuns store;
        private final Predicate<Commit> fails;
        private final AtomicInteger left = new AtomicInteger();

        Failing(InMemoryRuns store, int times, Predicate<Commit> fails) {
            this.store = store;
            this.fails = fails;
            left.set(times);
        }

        @Override
        public Optional<Run> requested(String key) {
            return store.requested(key);
        }

        @Override
        public void commit(Commit commit) {
            if (fails.test(commit) && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
                throw new IllegalStateException("disk full");
            }
            store.commit(commit);
        }

        @Override
        public Optional<Run> find(RunId id) {
            return store.find(id);
        }

        @Override
        public List<Run> latest(Wanted wanted, Page page) {
            return store.latest(wanted, page);
        }
    }

    private void stepUntil(RunId id, RunState state) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> {
            timer.step(Duration.ofSeconds(1));
            return state(id) == state;
        });
    }

    @Test
    void aRunThatCouldNotBeWrittenWhenItWentOnStandsBeforeNobody() {
        AtomicBoolean fails = new AtomicBoolean(true);
        Performer once = (run, effect, news) -> {
            if (effect instanceof Effect.Attempt(var attempt)) {
                Ending failed = new Ending.Failed(Problem.of(Problem.Cause.AGENT_FAILED, "no"), new Result.None());
                boolean bad = attempt.step().equals("agent") && fails.get();
                news.accept(bad ? Samples.ended(run, attempt, failed) : Samples.succeeded(run, attempt));
            }
        };
        Failing failing = new Failing(store, 1, commit -> commit.event() instanceof RunEvent.ActedOn);
        try (Engine engine = new Engine(failing, store, once, retryClock)) {
            engine.start();
            RunId first = engine.request(Samples.request("comment/1", 7));
            awaitState(first, RunState.FAILED);
            fails.set(false);
            assertThatThrownBy(() -> engine.act(first, "again", new Action.Retry(""), "ada"))
                    .hasMessage("disk full");
            RunId second = engine.request(Samples.request("comment/2", 7));
            awaitState(second, RunState.SUCCEEDED);
            assertThat(engine.act(first, "again", new Action.Retry(""), "ada")).isEmpty();
            awaitState(first, RunState.SUCCEEDED);
        }
    }

    @Test
    void aRunWhoseTurnCouldNotBeWrittenGetsItLater() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Performer held = (run, effect, news) -> {
            if (run.request().key().equals("comment/1")) {
                go.await();
            }
            succeed(run, effect, news);
        };
        Failing failing = new Failing(store, 3, commit -> commit.event() instanceof RunEvent.PlaceChanged);
        try (Engine engine = new Engine(failing, store, held, retryClock)) {
            engine.start();
            RunId first = engine.request(Samples.request("comment/1", 7));
            RunId second = engine.request(Samples.request("comment/2", 7));
            go.countDown();
            awaitState(first, RunState.SUCCEEDED);
            stepUntil(second, RunState.SUCCEEDED);
            assertThat(troubles).anyMatch(trouble -> trouble.startsWith("moving up those in line"));
        }
    }
}
