package org.splectrum.se.run;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.splectrum.se.workflow.Care.Compensation;
import org.splectrum.se.workflow.StepKind;

/** Which steps are taken back, and in which order. Pure. */
final class Rollbacks {
    private Rollbacks() {}

    /** The run on its way to this end, by way of all the compensations that its steps declare. */
    static Run begin(Run run, RunState then, Instant at) {
        return begin(run, then, at, step -> !(step.step().care().compensate() instanceof Compensation.None));
    }

    /** The run on its way to being undone: the commands of steps, and all that it did on GitHub. */
    static Run undo(Run run, Instant at) {
        return begin(run, RunState.UNDONE, at, Rollbacks::canBeUndone);
    }

    /** Whether there is something that could be taken back. */
    static boolean canBeUndone(Run run) {
        return run.steps().stream()
                .anyMatch(step ->
                        step.progress() instanceof Progress.Done && canBeUndone(step) && !isTakenBack(run, step));
    }

    private static boolean canBeUndone(StepProgress step) {
        return step.step().kind() instanceof StepKind.Publish
                || step.step().kind() instanceof StepKind.PullRequest
                || step.step().care().compensate() instanceof Compensation.Command;
    }

    /** What was left as it is may be tried once more: what stood against it may be gone. */
    private static boolean isTakenBack(Run run, StepProgress step) {
        return run.situation().rollback().receipts().stream()
                .filter(receipt -> receipt.outcome() != Rollback.Outcome.LEFT)
                .anyMatch(receipt -> receipt.step().equals(step.step().id()));
    }

    private static Run begin(Run run, RunState then, Instant at, Predicate<StepProgress> is) {
        List<String> todo = run.steps().reversed().stream()
                .filter(step -> step.progress() instanceof Progress.Done)
                .filter(is)
                .filter(step -> !isTakenBack(run, step))
                .map(step -> step.step().id())
                .toList();
        if (todo.isEmpty()) {
            return run.with(then).until(at);
        }
        List<Rollback.Receipt> before = run.situation().rollback().receipts();
        return run.with(run.situation().with(new Rollback(then, todo, before)).with(RunState.RUNNING));
    }
}
