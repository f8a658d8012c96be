package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/**
 * Looks, before an attempt begins, whether what earlier steps made for it is still there. Where it is not, the step is named from
 * which on all has to be done once more, so that it starts from the latest checkpoint that is whole.
 */
final class InputChecks {
    private final Mirrors mirrors;
    private final Checkpoints checkpoints;

    InputChecks(Mirrors mirrors, Checkpoints checkpoints) {
        this.mirrors = mirrors;
        this.checkpoints = checkpoints;
    }

    /**
     * What the step lacks to begin; empty where it can.
     *
     * @throws RuntimeException where the disk or GitHub did not answer
     */
    Optional<Ending.Unfounded> lacking(Run run, Step step) {
        if (!standsOnWork(step.kind()) || look(run, step).isEmpty()) {
            return Optional.empty();
        }
        // A damaged mirror is replaced, and what was published comes back.
        mirrors.fetch(run.request().origin().place().home());
        return look(run, step);
    }

    /** Whether a commit that another step made is still whole, for the step whose attempt this is. */
    boolean isWhole(Run run, String step, CommitId commit) {
        return checkpoints
                .flaw(repository(run), commit, bases(run.upstream(step).steps().stream()))
                .isEmpty();
    }

    private Optional<Ending.Unfounded> look(Run run, Step step) {
        for (StepProgress maker : makers(run, step)) {
            Optional<Ending.Unfounded> flaw = flaw(run, maker);
            if (flaw.isPresent()) {
                return look(run, maker.step()).or(() -> flaw);
            }
        }
        return Optional.empty();
    }

    private Optional<Ending.Unfounded> flaw(Run run, StepProgress maker) {
        CommitId commit = maker.progress().result().output().orElseThrow();
        List<CommitId> since = bases(Stream.concat(run.upstream(maker.step().id()).steps().stream(), Stream.of(maker)));
        return checkpoints
                .flaw(repository(run), commit, since)
                .map(why -> new Ending.Unfounded(maker.step().id(), "commit " + commit.abbreviated() + ": " + why));
    }

    /** The nearest steps on the way to this one that stand for a commit. */
    private static List<StepProgress> makers(Run run, Step step) {
        Set<StepProgress> makers = new LinkedHashSet<>();
        for (String need : step.needs()) {
            StepProgress needed = run.step(need).orElseThrow();
            if (needed.progress().result().output().isPresent()) {
                makers.add(needed);
            } else {
                makers.addAll(makers(run, needed.step()));
            }
        }
        return new ArrayList<>(makers);
    }

    /** What came from GitHub. */
    private static List<CommitId> bases(Stream<StepProgress> steps) {
        return steps.map(step -> step.progress().result())
                .flatMap(result -> result instanceof Result.Prepared prepared
                        ? Stream.of(prepared.start())
                        : result instanceof Result.Rebased rebased ? Stream.of(rebased.onto()) : Stream.empty())
                .distinct()
                .toList();
    }

    private static boolean standsOnWork(StepKind kind) {
        return switch (kind) {
            case StepKind.Agent _,
                    StepKind.Run _,
                    StepKind.Verify _,
                    StepKind.Join _,
                    StepKind.Rebase _,
                    StepKind.Publish _ -> true;
            case StepKind.Prepare _,
                    StepKind.Several _,
                    StepKind.PullRequest _,
                    StepKind.Review _,
                    StepKind.Comment _,
                    StepKind.Approve _,
                    StepKind.Evaluate _,
                    StepKind.Call _ -> false;
        };
    }

    private static RepositoryName repository(Run run) {
        return run.request().origin().place().repository();
    }
}
