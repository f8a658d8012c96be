package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** What a run does when time goes by. Pure. */
final class Deadlines {
    private Deadlines() {}

    /** The run after this moment: steps have rested, questions that nobody answered have their declared answer. */
    static Run pass(Run run, RunEvent.Woken woken) {
        Instant now = woken.at();
        if (run.state().ended()) {
            return run;
        }
        if (!now.isBefore(end(run))) {
            return timedOut(run, now);
        }
        Run later = run;
        for (StepProgress step : run.steps()) {
            later = pass(later, step, now);
        }
        return later.equals(run) || run.state().holdsLane() ? later : Actions.inLane(later, woken.ahead());
    }

    /** When the run is to be woken next; {@link Instant#MAX} where it need not be. */
    static Instant next(Run run) {
        if (run.state().ended() || run.state() == RunState.QUEUED) {
            return Instant.MAX;
        }
        return Stream.concat(
                        Stream.of(end(run)),
                        run.steps().stream().map(StepProgress::progress).map(Deadlines::of))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** Only a run that works is measured, not one that waits for people. */
    private static Instant end(Run run) {
        Duration timeout = run.request().workflow().terms().timeout();
        boolean measured = run.state() == RunState.RUNNING
                && !timeout.isZero()
                && !run.situation().since().equals(Instant.MAX);
        return measured ? run.situation().since().plus(timeout) : Instant.MAX;
    }

    private static Instant of(Progress progress) {
        return switch (progress) {
            case Progress.Resting resting -> resting.until();
            case Progress.Asking asking -> asking.question().deadline();
            case Progress.Waiting waiting -> Instant.MAX;
            case Progress.Running running -> Instant.MAX;
            case Progress.Paused paused -> Instant.MAX;
            case Progress.Done done -> Instant.MAX;
            case Progress.Failed failed -> Instant.MAX;
            case Progress.Skipped skipped -> Instant.MAX;
            case Progress.Cancelled cancelled -> Instant.MAX;
        };
    }

    private static Run pass(Run run, StepProgress step, Instant now) {
        if (now.isBefore(of(step.progress()))) {
            return run;
        }
        return switch (step.progress()) {
            case Progress.Resting resting ->
                run.with(
                        step.step().id(),
                        new Progress.Running(resting.attempt() + 1, resting.since(), "trying again", resting.usage()));
            case Progress.Asking asking ->
                Answers.give(run, step, asking, asking.question().fallback(), "", now);
            case Progress.Waiting waiting -> run;
            case Progress.Running running -> run;
            case Progress.Paused paused -> run;
            case Progress.Done done -> run;
            case Progress.Failed failed -> run;
            case Progress.Skipped skipped -> run;
            case Progress.Cancelled cancelled -> run;
        };
    }

    private static Run timedOut(Run run, Instant now) {
        Run ended = run;
        for (StepProgress step : run.steps()) {
            Progress progress = step.progress();
            if (progress instanceof Progress.Running || progress instanceof Progress.Resting) {
                Problem problem = Problem.of(
                        Problem.Cause.TIMED_OUT,
                        "The run was not done within " + minutes(run) + " minutes, which its workflow allows.");
                ended = ended.with(
                        step.step().id(),
                        new Progress.Failed(
                                progress.attempt(), now, now, problem, new Result.None(), progress.usage()));
            }
        }
        return ended;
    }

    private static long minutes(Run run) {
        return run.request().workflow().terms().timeout().toMinutes();
    }
}
