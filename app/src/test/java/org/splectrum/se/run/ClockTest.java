package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Workflow;

/** Runs under way while somebody sets the clock, by hours, forward and back. */
final class ClockTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(45);
    private static final Care TWICE = new Care(
            new Care.Retry(2, Duration.ofMinutes(1), Duration.ofMinutes(1)),
            Duration.ZERO,
            Care.OnFailure.FAIL,
            new Care.Compensation.None());

    private final InMemoryRuns store = new InMemoryRuns();
    private final SteppedTimer timer = new SteppedTimer();
    private final RetryClock retryClock = new RetryClock(timer, (what, failure, wait) -> {});
    private final CountDownLatch never = new CountDownLatch(1);

    /** Until the first attempt's end is told, and the alarm for the next is set. */
    private final CountDownLatch rests = new CountDownLatch(1);

    private static Request request(Step... steps) {
        Request like = Samples.request("comment/17/0", 7);
        Workflow usual = like.workflow();
        Terms terms = new Terms(Terms.Concurrency.USUAL, 0, TIMEOUT, Terms.Sandbox.USUAL);
        Workflow workflow =
                new Workflow(usual.name(), usual.description(), usual.on(), usual.signature(), terms, List.of(steps));
        return new Request(like.key(), like.origin(), workflow, like.params(), like.prompt(), like.config());
    }

    private static Step run(String id, Care care, String... needs) {
        return new Step(id, new StepKind.Run("./x.sh", Map.of()), List.of(needs), Guard.NONE, care);
    }

    /** The first attempt fails in a way that passes, and the second works for ever. */
    private void perform(Run run, Effect effect, Consumer<RunEvent> news) throws InterruptedException {
        if (effect instanceof Effect.Attempt(var attempt)) {
            if (attempt.number() == 2) {
                never.await();
            }
            Problem down = Problem.of(Problem.Cause.SURROUNDINGS_FAILED, "the registry is down");
            news.accept(new RunEvent.AttemptEnded(
                    attempt, new Ending.Failed(down, new Result.None()), Usage.NONE, timer.now()));
            rests.countDown();
        }
    }

    private RunId start(Engine engine) {
        engine.start();
        RunId id = engine.request(request(run("a", TWICE)));
        await().until(() -> rests.getCount() == 0);
        assertThat(progress(id)).isInstanceOf(Progress.Resting.class);
        return id;
    }

    private Progress progress(RunId id) {
        return store.find(id).orElseThrow().progress("a");
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, 5, -72, 72})
    void aStepThatRestsGoesOnInTimeAndTheRunsTimeIsWhatReallyPassed(long hours) {
        try (Engine engine = new Engine(store, store, this::perform, retryClock)) {
            RunId id = start(engine);
            timer.set(Duration.ofHours(hours));
            timer.step(Duration.ofMinutes(1));
            assertThat(progress(id)).isInstanceOf(Progress.Running.class);
            timer.step(TIMEOUT.minusMinutes(2));
            assertThat(progress(id)).isInstanceOf(Progress.Running.class);
            timer.step(Duration.ofMinutes(1));
            await().until(() -> store.find(id).orElseThrow().state() == RunState.FAILED);
            assertThat(store.find(id).orElseThrow().problem().map(Problem::cause))
                    .contains(Problem.Cause.TIMED_OUT);
        }
    }

    @Test
    void afterARestartTheClockCountsForItIsAllThatIsKnown() {
        RunId id;
        try (Engine engine = new Engine(store, store, this::perform, retryClock)) {
            id = start(engine);
        }
        timer.set(Duration.ofMinutes(2));
        SteppedTimer later = new SteppedTimer();
        later.set(Duration.ofMinutes(2));
        try (Engine engine = new Engine(store, store, this::perform, new RetryClock(later, (what, why, wait) -> {}))) {
            engine.start();
            await().until(() -> progress(id) instanceof Progress.Running);
        }
    }
}
