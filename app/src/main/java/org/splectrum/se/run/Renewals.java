package org.splectrum.se.run;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.model.Place;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/**
 * Where somebody pushes to a pull request's branch while it is only being rebased, what was pushed wins: everything begins anew from it.
 * Pure.
 */
final class Renewals {
    /** How often in one run; then a person says what is to be done. */
    static final int ROUNDS = 3;

    private Renewals() {}

    /** Whether a run comes to this: nothing was made that another beginning would lose or pay for twice. */
    static boolean concerns(Run run, Step step, Problem.Cause cause) {
        return step.kind() instanceof StepKind.Publish
                && cause == Problem.Cause.BRANCH_MOVED
                && run.request().origin().place().kind() == Place.Kind.PULL_REQUEST
                && before(run, step).stream().allMatch(Renewals::onlyMoves);
    }

    /** The run at its beginning once more; empty where that does not mend it, or was done often enough. */
    static Optional<Run> begin(Run run, Step step, Progress.Failed failed) {
        if (!concerns(run, step, failed.problem().cause())
                || run.step(step.id()).orElseThrow().tries() > ROUNDS) {
            return Optional.empty();
        }
        Run next = run.with(step.id(), new Progress.Waiting(failed.attempt(), failed.usage()));
        for (StepProgress each : before(run, step)) {
            Progress was = each.progress();
            Progress is = each.step().kind() instanceof StepKind.Prepare
                    ? new Progress.Running(
                            was.attempt() + 1, failed.until(), "somebody pushed to the branch", was.usage())
                    : new Progress.Waiting(was.attempt(), was.usage());
            next = next.with(each.step().id(), is);
        }
        return Optional.of(next);
    }

    private static List<StepProgress> before(Run run, Step step) {
        return run.upstream(step.id()).steps();
    }

    private static boolean onlyMoves(StepProgress step) {
        return switch (step.step().kind()) {
            case StepKind.Prepare _, StepKind.Rebase _, StepKind.Verify _ -> true;
            case StepKind.Agent _,
                    StepKind.Several _,
                    StepKind.Run _,
                    StepKind.Join _,
                    StepKind.Publish _,
                    StepKind.PullRequest _,
                    StepKind.Review _,
                    StepKind.Comment _,
                    StepKind.Approve _,
                    StepKind.Evaluate _,
                    StepKind.Call _ -> false;
        };
    }
}
