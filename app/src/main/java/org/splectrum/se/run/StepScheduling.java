package org.splectrum.se.run;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Step;

/** Whose turn it is: starts the steps that are ready, passes over those that are not needed, and finds the run's state. Pure. */
final class StepScheduling {
    private StepScheduling() {}

    /** The run with nothing left to decide until something happens. */
    static Run settle(Run run, Instant at) {
        if (run.state().ended() || (run.state() == RunState.QUEUED && run.ahead() > 0)) {
            return run;
        }
        if (run.situation().rollback().current().isPresent()) {
            return run.with(RunState.RUNNING);
        }
        if (!run.situation().rollback().equals(Rollback.NONE)) {
            return run.with(run.situation().rollback().then()).until(at);
        }
        Run started = run.situation().since().equals(Instant.MAX)
                ? run.with(run.situation().from(at))
                : run;
        return end(take(started, at), at);
    }

    /** In the order of the steps, so that one pass sees what it changed itself. */
    private static Run take(Run run, Instant at) {
        Run now = run;
        Set<String> blocked = new HashSet<>();
        for (StepProgress each : run.steps()) {
            if (each.progress() instanceof Progress.Waiting waiting) {
                if (isBlocked(now, each.step(), blocked)) {
                    blocked.add(each.step().id());
                } else if (isReady(now, each.step(), blocked)) {
                    now = now.with(each.step().id(), turn(now, each.step(), waiting, at));
                }
            }
        }
        return now;
    }

    private static Progress turn(Run run, Step step, Progress.Waiting waiting, Instant at) {
        boolean needless =
                step.kind().worksOnCommit() && run.upstream(step.id()).onlyAnswered();
        if (needless || isNotNeeded(run, step)) {
            return new Progress.Skipped(Progress.Skipped.Why.NOT_NEEDED, waiting.attempt(), waiting.usage());
        }
        return isCrowded(run, step) ? waiting : new Progress.Running(waiting.attempt() + 1, at, "", waiting.usage());
    }

    /** Whether its turn cannot come, for what it needs failed, directly or further up. */
    private static boolean isBlocked(Run run, Step step, Set<String> blocked) {
        return step.guard().after() == Guard.After.SUCCESS
                && step.needs().stream()
                        .flatMap(need -> run.step(need).stream())
                        .anyMatch(need -> blocked.contains(need.step().id()) || (isOver(need) && !wentWell(need)));
    }

    /** Whether all that it needs is over in a way that lets it have its turn, if only to be passed over. */
    private static boolean isReady(Run run, Step step, Set<String> blocked) {
        return switch (step.guard().after()) {
            case SUCCESS -> needs(run, step, StepScheduling::wentWell);
            case ANY, FAILURE ->
                needs(
                        run,
                        step,
                        need -> isOver(need) || blocked.contains(need.step().id()));
        };
    }

    private static boolean isNotNeeded(Run run, Step step) {
        return step.guard().after() == Guard.After.FAILURE
                && needs(run, step, need -> !(need.progress() instanceof Progress.Failed));
    }

    private static boolean needs(Run run, Step step, Predicate<StepProgress> is) {
        return step.needs().stream().allMatch(need -> run.step(need).filter(is).isPresent());
    }

    private static boolean isOver(StepProgress step) {
        return wentWell(step)
                || step.progress() instanceof Progress.Failed
                || step.progress() instanceof Progress.Cancelled;
    }

    /** Whether it went well enough for others to go on. */
    private static boolean wentWell(StepProgress step) {
        return step.progress() instanceof Progress.Done
                || step.progress() instanceof Progress.Skipped
                || step.failedTolerably();
    }

    private static boolean isCrowded(Run run, Step step) {
        Guard.Crowd crowd = step.guard().crowd();
        return crowd.most() > 0
                && run.steps().stream()
                                .filter(each -> each.step().guard().crowd().equals(crowd))
                                .filter(each -> isActive(each.progress()))
                                .count()
                        >= crowd.most();
    }

    private static boolean isActive(Progress progress) {
        return progress instanceof Progress.Running || progress instanceof Progress.Resting;
    }

    private static Run end(Run run, Instant at) {
        if (any(run, step -> isActive(step.progress()))) {
            return run.with(RunState.RUNNING);
        }
        if (any(run, step -> step.progress() instanceof Progress.Asking)) {
            return run.with(RunState.AWAITING_INTERVENTION).until(at);
        }
        if (any(run, step -> step.progress() instanceof Progress.Paused)) {
            return run.with(RunState.PAUSED).until(at);
        }
        boolean failed = any(run, step -> step.progress() instanceof Progress.Failed && !step.failedTolerably());
        return failed
                ? Rollbacks.begin(run, RunState.FAILED, at)
                : run.with(RunState.SUCCEEDED).until(at);
    }

    private static boolean any(Run run, Predicate<StepProgress> is) {
        return run.steps().stream().anyMatch(is);
    }
}
