package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** Runs of any graph of steps, under any news in any order: what must hold all the time, and that they come to an end. */
final class RunGraphTest {
    private static final List<Problem.Cause> CAUSES = List.of(Problem.Cause.values());

    private final Set<AttemptId> started = new HashSet<>();
    private Instant now = Samples.T0;

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_news_in_any_order_keeps_what_must_hold_and_the_run_comes_to_its_end(long seed) {
        Random random = new Random(seed);
        Decision decision =
                Run.begin(Samples.ID, new RunEvent.Requested(request(random), random.nextInt(2), Samples.T0));
        note(decision);
        Run run = decision.run();
        for (int turn = 0; turn < 120; turn++) {
            run = tell(run, anyEvent(random, run));
        }
        for (int turn = 0; turn < 2_000 && !run.state().ended(); turn++) {
            run = tell(run, goodEvent(run));
        }
        assertThat(run.state().ended()).as("seed %d: %s", seed, run).isTrue();
        assertThat(run.situation().rollback().todo()).isEmpty();
    }

    private Run tell(Run before, RunEvent event) {
        Decision decision = Run.decide(before, event);
        Run after = decision.run();
        assertThat(Run.decide(before, event)).isEqualTo(decision);
        if (after.equals(before)) {
            assertThat(decision.effects()).isEmpty();
            return before;
        }
        assertThat(after.version()).isEqualTo(before.version() + 1);
        if (!isRetry(event)) {
            assertThat(done(after)).as("what is done stays done").containsAll(done(before, event));
        }
        note(decision);
        assertState(after);
        return after;
    }

    /** No attempt's number is ever used again, and every attempt that was asked for is awaited. */
    private void note(Decision decision) {
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.Attempt(var attempt)) {
                assertThat(started.add(attempt)).as("started once: %s", attempt).isTrue();
                assertThat(decision.run().awaits(attempt)).isTrue();
            }
            if (effect instanceof Effect.TakeBack(var _, var step)) {
                assertThat(decision.run().takesBack(step)).isTrue();
            }
        }
    }

    /** A run always does something, waits for its turn, waits for somebody, or is over. */
    private static void assertState(Run run) {
        switch (run.state()) {
            case QUEUED -> assertThat(run.ahead()).isPositive();
            case RUNNING ->
                assertThat(run.situation().rollback().current().isPresent()
                                || any(run, Progress.Running.class)
                                || any(run, Progress.Resting.class))
                        .as("%s", run)
                        .isTrue();
            case AWAITING_INTERVENTION -> assertThat(run.question()).isPresent();
            case PAUSED -> assertThat(any(run, Progress.Paused.class)).isTrue();
            case SUCCEEDED ->
                assertThat(any(run, Progress.Running.class) || any(run, Progress.Asking.class))
                        .as("%s", run)
                        .isFalse();
            case FAILED, CANCELLED, UNDONE ->
                assertThat(any(run, Progress.Running.class)).isFalse();
        }
        for (StepProgress step : run.steps()) {
            if (step.progress() instanceof Progress.Resting resting && run.state() != RunState.QUEUED) {
                assertThat(Deadlines.next(run)).isBeforeOrEqualTo(resting.until());
            }
        }
    }

    private static boolean any(Run run, Class<? extends Progress> kind) {
        return run.steps().stream().anyMatch(step -> kind.isInstance(step.progress()));
    }

    private static Set<String> done(Run run) {
        return run.steps().stream()
                .filter(step -> step.progress() instanceof Progress.Done)
                .map(step -> step.step().id())
                .collect(Collectors.toSet());
    }

    /** An agent whose work was refused may mend it: that is the one way in which something done goes on. */
    private static Set<String> done(Run run, RunEvent event) {
        Set<String> done = done(run);
        if (event instanceof RunEvent.AttemptEnded ended
                && run.step(ended.attempt().step()).orElseThrow().step().kind() instanceof StepKind.Verify verify) {
            done.remove(verify.of());
        }
        return done;
    }

    private static boolean isRetry(RunEvent event) {
        return event instanceof RunEvent.ActedOn acted && acted.remark().action() instanceof Action.Retry;
    }

    private RunEvent anyEvent(Random random, Run run) {
        now = now.plusSeconds(random.nextInt(90));
        StepProgress step = run.steps().get(random.nextInt(run.steps().size()));
        int number = Math.max(1, step.progress().attempt() - random.nextInt(2));
        AttemptId attempt = new AttemptId(run.id(), step.step().id(), number);
        return switch (random.nextInt(14)) {
            case 0 -> new RunEvent.PlaceChanged(random.nextInt(2), now);
            case 1 -> new RunEvent.Woken(random.nextInt(2), now);
            case 2 -> new RunEvent.Progressed(attempt, "x" + random.nextInt(), Usage.NONE, now);
            case 3 -> acted(random, anyAction(random, run));
            case 4 -> ended(attempt, new Ending.Lost("gone"));
            case 5 -> ended(attempt, failed(CAUSES.get(random.nextInt(CAUSES.size()))));
            case 6 ->
                ended(
                        attempt,
                        new Ending.NeedsPerson(Problem.of(Problem.Cause.CONFLICT, ""), Question.aboutConflict()));
            case 7 -> ended(attempt, new Ending.Spent(Problem.of(Problem.Cause.BUDGET_SPENT, "")));
            case 8 -> ended(attempt, new Ending.Skipped(Progress.Skipped.Why.CONDITION));
            case 9 ->
                new RunEvent.TakenBack(new Rollback.Receipt(step.step().id(), Rollback.Outcome.TAKEN_BACK, ""), now);
            default -> ended(attempt, succeeded(step.step()));
        };
    }

    /** What brings any run nearer to its end. */
    private RunEvent goodEvent(Run run) {
        now = now.plusSeconds(600);
        if (run.state() == RunState.QUEUED) {
            return new RunEvent.PlaceChanged(0, now);
        }
        var back = run.situation().rollback().current();
        if (back.isPresent()) {
            return new RunEvent.TakenBack(new Rollback.Receipt(back.get(), Rollback.Outcome.TAKEN_BACK, ""), now);
        }
        for (StepProgress step : run.steps()) {
            if (step.progress() instanceof Progress.Running running) {
                return ended(new AttemptId(run.id(), step.step().id(), running.attempt()), succeeded(step.step()));
            }
        }
        return run.question().isPresent() || run.state() == RunState.PAUSED
                ? new RunEvent.ActedOn(new Remark("answer" + now, new Action.Resume("retry"), "ada", now), 0)
                : new RunEvent.Woken(0, now);
    }

    private RunEvent acted(Random random, Action action) {
        return new RunEvent.ActedOn(new Remark("key" + random.nextInt(1_000), action, "ada", now), random.nextInt(2));
    }

    private static Action anyAction(Random random, Run run) {
        String step = run.steps().get(random.nextInt(run.steps().size())).step().id();
        return switch (random.nextInt(8)) {
            case 0 -> new Action.Cancel();
            case 1 -> new Action.Undo();
            case 2 -> new Action.Retry("");
            case 3 -> new Action.Retry(step);
            case 4 -> new Action.Raise(1_000_000);
            case 5 -> new Action.Resume("stop");
            case 6 -> new Action.Resume("skip");
            default -> new Action.Resume("use theirs");
        };
    }

    private RunEvent ended(AttemptId attempt, Ending ending) {
        return new RunEvent.AttemptEnded(attempt, ending, Usage.NONE, now);
    }

    private static Ending failed(Problem.Cause cause) {
        return new Ending.Failed(Problem.of(cause, ""), new Result.None());
    }

    private static Ending succeeded(Step step) {
        return new Ending.Succeeded(
                step.kind() instanceof StepKind.Agent ? new Result.Committed(Samples.MADE, "") : new Result.None());
    }

    private static Request request(Random random) {
        List<Step> steps = new ArrayList<>();
        int size = 1 + random.nextInt(9);
        for (int at = 0; at < size; at++) {
            steps.add(step(random, steps, at));
        }
        Duration timeout = random.nextInt(4) == 0 ? Duration.ofMinutes(20) : Duration.ZERO;
        Terms terms = new Terms(Terms.Concurrency.USUAL, 0, timeout, Terms.Sandbox.USUAL);
        Workflow workflow = new Workflow("fix", "", Triggers.NONE, Signature.EMPTY, terms, steps);
        Request like = Samples.request("comment/17/0", 7);
        return new Request(like.key(), like.origin(), workflow, like.params(), like.prompt(), like.config());
    }

    private static Step step(Random random, List<Step> before, int at) {
        List<String> needs = before.stream()
                .filter(step -> random.nextInt(3) == 0)
                .map(Step::id)
                .toList();
        Care care = new Care(
                new Care.Retry(1 + random.nextInt(3), Duration.ofSeconds(5), Duration.ofMinutes(1)),
                Duration.ZERO,
                List.of(Care.OnFailure.values()).get(random.nextInt(3)),
                random.nextInt(3) == 0 ? new Care.Compensation.Close() : new Care.Compensation.None());
        Guard guard = new Guard(
                "",
                List.of(Guard.After.values()).get(Math.max(0, random.nextInt(6) - 3)),
                random.nextInt(4) == 0 ? new Guard.Crowd("crowd", 1) : Guard.Crowd.ANY);
        return new Step("s" + at, kind(random, before), needs, guard, care);
    }

    private static StepKind kind(Random random, List<Step> before) {
        List<Step> agents = before.stream()
                .filter(step -> step.kind() instanceof StepKind.Agent)
                .toList();
        return switch (random.nextInt(5)) {
            case 0 -> new StepKind.Publish();
            case 1 -> new StepKind.PullRequest();
            case 2 ->
                agents.isEmpty()
                        ? new StepKind.Prepare()
                        : new StepKind.Verify(List.of(), agents.getFirst().id(), random.nextInt(3));
            default -> new StepKind.Agent("prompts/fix.md");
        };
    }
}
