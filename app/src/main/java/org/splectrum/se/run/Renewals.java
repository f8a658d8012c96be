package org.splectrum.se.run;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.splectrum.se.model.Place;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/**
 * Where somebody pushes to a pull request's branch during a run, what was pushed wins. A run that only rebases begins anew from it; what an
 * agent or a command made is kept, and its rebase is done once more, which brings it over. Pure.
 */
final class Renewals {
    /** How often in one run; then a person says what is to be done. */
    static final int ROUNDS = 3;

    private static final String WHY = "somebody pushed to the branch";

    private Renewals() {}

    /** Whether a run comes to this: nothing was made that another beginning would lose or pay for twice. */
    static boolean concerns(Run run, Step step, Problem.Cause cause) {
        return step.kind() instanceof StepKind.Publish
                && cause == Problem.Cause.BRANCH_MOVED
                && run.request().origin().place().kind() == Place.Kind.PULL_REQUEST
                && (onlyMoves(before(run, step)) || isRebasedLast(run, step));
    }

    /** The run at its beginning or its rebase once more; empty where that does not mend it, or was done often enough. */
    static Optional<Run> begin(Run run, Step step, Progress.Failed failed) {
        if (!concerns(run, step, failed.problem().cause())
                || run.step(step.id()).orElseThrow().tries() > ROUNDS) {
            return Optional.empty();
        }
        List<StepProgress> before = before(run, step);
        Set<String> again = onlyMoves(before)
                ? before.stream().map(each -> each.step().id()).collect(Collectors.toSet())
                : fromRebase(run, step);
        Run next = run.with(step.id(), new Progress.Waiting(failed.attempt(), failed.usage()));
        for (StepProgress each : before) {
            if (again.contains(each.step().id())) {
                Progress was = each.progress();
                Progress is = isFirst(run, each, again)
                        ? new Progress.Running(was.attempt() + 1, failed.until(), WHY, was.usage())
                        : new Progress.Waiting(was.attempt(), was.usage());
                next = next.with(each.step().id(), is);
            }
        }
        return Optional.of(next);
    }

    private static boolean isFirst(Run run, StepProgress step, Set<String> again) {
        return run.upstream(step.step().id()).steps().stream()
                .noneMatch(each -> again.contains(each.step().id()));
    }

    /** Whether what was made met the base before it was to be pushed, with nothing made since. */
    private static boolean isRebasedLast(Run run, Step step) {
        Set<String> again = fromRebase(run, step);
        return !again.isEmpty()
                && onlyMoves(before(run, step).stream()
                        .filter(each -> again.contains(each.step().id()))
                        .toList());
    }

    /** The rebases before the step and what came between them and it, by id. */
    private static Set<String> fromRebase(Run run, Step step) {
        Set<String> found = new HashSet<>();
        for (StepProgress each : before(run, step)) {
            boolean behind = run.upstream(each.step().id()).steps().stream()
                    .anyMatch(other -> found.contains(other.step().id()));
            if (behind || each.step().kind() instanceof StepKind.Rebase) {
                found.add(each.step().id());
            }
        }
        return found;
    }

    private static List<StepProgress> before(Run run, Step step) {
        return run.upstream(step.id()).steps();
    }

    private static boolean onlyMoves(List<StepProgress> steps) {
        return steps.stream().allMatch(Renewals::onlyMoves);
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
