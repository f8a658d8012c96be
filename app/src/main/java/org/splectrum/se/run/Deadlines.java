package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.splectrum.se.workflow.Guard;

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

    /** What was to follow on success does not begin; what cleans up has as long again. */
    private static Run timedOut(Run run, Instant now) {
        boolean works = run.steps().stream().map(StepProgress::progress).anyMatch(Deadlines::isActive);
        if (!works) {
            return run;
        }
        List<StepProgress> ended = run.steps().stream()
                .map(step -> step.with(timedOut(run, step, now)))
                .toList();
        return run.with(ended).with(run.situation().from(Instant.MAX));
    }

    private static Progress timedOut(Run run, StepProgress step, Instant now) {
        Progress progress = step.progress();
        if (isActive(progress)) {
            String detail = "The run was not done within " + minutes(run) + " minutes, which its workflow allows.";
            Problem problem = Problem.of(Problem.Cause.TIMED_OUT, detail);
            return new Progress.Failed(progress.attempt(), now, now, problem, new Result.None(), progress.usage());
        }
        boolean hoped =
                progress instanceof Progress.Waiting && step.step().guard().after() == Guard.After.SUCCESS;
        return hoped ? new Progress.Cancelled(progress.attempt(), now, now, progress.usage()) : progress;
    }

    private static boolean isActive(Progress progress) {
        return progress instanceof Progress.Running || progress instanceof Progress.Resting;
    }

    private static long minutes(Run run) {
        return run.request().workflow().terms().timeout().toMinutes();
    }
}
