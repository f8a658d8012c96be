package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.run.Samples.ID;
import static org.splectrum.se.run.Samples.T0;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Usage;

final class RunTest {
    @Test
    void aRunGoesThroughItsStepsInOrderAndSucceeds() {
        Decision decision = Run.begin(ID, new RunEvent.Requested(Samples.request("comment/17/0", 7), 0, T0));
        List<String> performed = new ArrayList<>();
        while (decision.run().state() == RunState.RUNNING) {
            AttemptId attempt = attempt(decision);
            performed.add(attempt.step());
            decision = Run.decide(decision.run(), Samples.succeeded(decision.run(), attempt));
        }
        assertThat(performed).containsExactly("prepare", "agent", "verify", "rebase", "publish", "pull_request");
        assertThat(decision.run().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(decision.run().usage()).isEqualTo(new Usage(100, 20, 0, 0, 600));
        assertThat(decision.run().span().until()).isNotEqualTo(Instant.MAX);
    }

    @Test
    void anAnswerEndsTheRunAndSkipsTheRest() {
        Run run = Samples.begun();
        run = Run.decide(run, Samples.succeeded(run, new AttemptId(ID, "prepare", 1)))
                .run();
        Ending answered = new Ending.Succeeded(new Result.Answered("It reads the cookie."));
        run = Run.decide(run, Samples.ended(run, new AttemptId(ID, "agent", 1), answered))
                .run();
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.progress("publish")).isInstanceOf(Progress.Skipped.class);
    }

    @Test
    void aLostAttemptIsTriedAgainThreeTimesAtMost() {
        Run run = Samples.begun();
        for (int number = 1; number < Endings.ATTEMPTS; number++) {
            Decision decision = lose(run, number);
            assertThat(attempt(decision)).isEqualTo(new AttemptId(ID, "prepare", number + 1));
            run = decision.run();
        }
        Run lost = lose(run, Endings.ATTEMPTS).run();
        assertThat(lost.state()).isEqualTo(RunState.FAILED);
        assertThat(lost.problem()).contains(Problem.of(Problem.Cause.SANDBOX_FAILED, "gone"));
    }

    @Test
    void aConflictWaitsForAPersonAndKeepsWhatWasDone() {
        Run run = Samples.begun();
        for (String step : List.of("prepare", "agent", "verify")) {
            run = Run.decide(run, Samples.succeeded(run, new AttemptId(ID, step, 1)))
                    .run();
        }
        Problem conflict = new Problem(Problem.Cause.CONFLICT, "both changed it", List.of("add.sh"));
        Ending ending = new Ending.NeedsPerson(conflict, Question.aboutConflict());
        run = Run.decide(run, Samples.ended(run, new AttemptId(ID, "rebase", 1), ending))
                .run();
        assertThat(run.state()).isEqualTo(RunState.AWAITING_INTERVENTION);
        assertThat(run.problem()).contains(conflict);
        assertThat(run.result(Result.Committed.class)).isPresent();
    }

    @Test
    void whoseMoneyIsSpentWaitsForMoreAndThenMayBeLostAsOftenAsBefore() {
        Run run = Samples.begun();
        for (int number = 1; number <= 4; number++) {
            Problem spent = Problem.of(Problem.Cause.BUDGET_SPENT, "0.01 USD are left for this run");
            run = Run.decide(run, Samples.ended(run, new AttemptId(ID, "prepare", number), new Ending.Spent(spent)))
                    .run();
            assertThat(run.state()).isEqualTo(RunState.PAUSED);
            assertThat(run.problem()).contains(spent);
            Remark more = new Remark("comment/18/" + number, new Action.Raise(1_000_000), "ada", T0);
            Decision raised = Run.decide(run, new RunEvent.ActedOn(more, 0));
            run = Run.decide(raised.run(), new RunEvent.PlaceChanged(0, T0)).run();
            assertThat(run.awaits(new AttemptId(ID, "prepare", number + 1))).isTrue();
        }
        assertThat(attempt(lose(run, 5))).isEqualTo(new AttemptId(ID, "prepare", 6));
        assertThat(run.raisedMicroUsd()).isEqualTo(4_000_000);
    }

    @Test
    void aRunBehindOthersStartsOnlyWhenItsTurnComes() {
        Decision asked = Run.begin(ID, new RunEvent.Requested(Samples.request("comment/17/0", 7), 2, T0));
        assertThat(asked.run().state()).isEqualTo(RunState.QUEUED);
        assertThat(attempts(asked)).isEmpty();
        Decision nearer = Run.decide(asked.run(), new RunEvent.PlaceChanged(1, T0));
        assertThat(nearer.run().ahead()).isEqualTo(1);
        assertThat(attempts(nearer)).isEmpty();
        Decision first = Run.decide(nearer.run(), new RunEvent.PlaceChanged(0, T0));
        assertThat(first.run().state()).isEqualTo(RunState.RUNNING);
        assertThat(attempts(first)).hasSize(1);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noOrderRepetitionOrLossOfNewsBreaksARun(long seed) {
        Random random = new Random(seed);
        Run run = Samples.begun();
        for (int turn = 0; turn < 200; turn++) {
            RunEvent event = anyEvent(random, run);
            Decision decision = Run.decide(run, event);
            check(run, event, decision);
            run = decision.run();
        }
    }

    private static void check(Run before, RunEvent event, Decision decision) {
        Run after = decision.run();
        assertThat(Run.decide(before, event))
                .as("a decision depends on nothing else")
                .isEqualTo(decision);
        if (after.equals(before)) {
            assertThat(decision.effects()).as("stale news asks for nothing").isEmpty();
            return;
        }
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(before.state().holdsLane())
                .as("a run that ended stays as it is")
                .isTrue();
        assertThat(Run.decide(after, event).effects().stream().filter(Effect.Attempt.class::isInstance))
                .as("the same news again starts nothing")
                .isEmpty();
        Set<String> done = finished(before);
        assertThat(finished(after)).as("a step that is done stays done").containsAll(done);
        assertThat(attempts(decision).map(AttemptId::step)).noneMatch(done::contains);
        assertThat(attempts(decision).filter(attempt -> !after.awaits(attempt))).isEmpty();
    }

    private static Set<String> finished(Run run) {
        return run.steps().stream()
                .filter(step -> step.progress() instanceof Progress.Done || step.progress() instanceof Progress.Failed)
                .map(step -> step.step().id())
                .collect(Collectors.toSet());
    }

    private static RunEvent anyEvent(Random random, Run run) {
        List<String> steps = new ArrayList<>(
                run.steps().stream().map(step -> step.step().id()).toList());
        Collections.shuffle(steps, random);
        AttemptId attempt = new AttemptId(ID, steps.getFirst(), 1 + random.nextInt(4));
        return switch (random.nextInt(12)) {
            case 0 -> new RunEvent.PlaceChanged(random.nextInt(3), T0);
            case 1, 2 -> new RunEvent.Progressed(attempt, "x" + random.nextInt(), Usage.NONE, T0);
            case 3, 4 -> Samples.ended(run, attempt, new Ending.Lost("gone"));
            case 5 ->
                Samples.ended(
                        run,
                        attempt,
                        new Ending.NeedsPerson(Problem.of(Problem.Cause.CONFLICT, ""), Question.aboutConflict()));
            case 6 -> new RunEvent.Requested(run.request(), 0, T0);
            default -> Samples.succeeded(run, attempt);
        };
    }

    private static Decision lose(Run run, int number) {
        return Run.decide(run, Samples.ended(run, new AttemptId(ID, "prepare", number), new Ending.Lost("gone")));
    }

    private static Stream<AttemptId> attempts(Decision decision) {
        return decision.effects().stream()
                .filter(Effect.Attempt.class::isInstance)
                .map(effect -> ((Effect.Attempt) effect).attempt());
    }

    private static AttemptId attempt(Decision decision) {
        return attempts(decision).findFirst().orElse(new AttemptId(ID, "none", 1));
    }
}
