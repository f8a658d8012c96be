package org.splectrum.se.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.runner.protocol.CommandResult;

/**
 * What is known of a run's result, so that nobody has to believe what was said about it.
 *
 * @param reported the commit that the last step before the push ended on; empty where there is none
 * @param published the commit that SE read back from GitHub; empty where nothing was pushed
 * @param changedFiles how many files SE itself sees changed
 * @param proofs results of the acceptance commands on the files that were published; empty where none ran on them
 * @param answered whether the run ended with an answer and no change
 * @param state of the run
 */
public record Evidence(
        Optional<CommitId> reported,
        Optional<CommitId> published,
        int changedFiles,
        List<CommandResult> proofs,
        Answer answered,
        RunState state) {

    /** Whether the run only answered. */
    public enum Answer {
        ONLY_ANSWERED,
        CHANGED
    }

    public Evidence {
        proofs = List.copyOf(proofs);
    }

    /** Gathers it. Pure. */
    public static Evidence of(Run run) {
        Optional<Result.Rebased> rebased = run.result(Result.Rebased.class);
        Optional<Result.Published> published = run.result(Result.Published.class);
        return new Evidence(
                rebased.map(Result.Rebased::commit)
                        .or(() -> run.result(Result.Committed.class).map(Result.Committed::commit)),
                published.map(Result.Published::commit),
                published.map(result -> result.changes().files().size()).orElse(0),
                proofs(run),
                run.result(Result.Answered.class).isPresent() ? Answer.ONLY_ANSWERED : Answer.CHANGED,
                run.state());
    }

    /** The commands that ran after the rebase, or else those before it: then the rebase changed no file, or it would have failed. */
    private static List<CommandResult> proofs(Run run) {
        return Stream.of(
                        run.result(Result.Rebased.class)
                                .map(Result.Rebased::results)
                                .orElse(List.of()),
                        verified(run))
                .filter(results -> !results.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<CommandResult> verified(Run run) {
        return run.result(Result.Verified.class)
                .filter(verified -> run.result(Result.Committed.class)
                        .map(Result.Committed::commit)
                        .filter(verified.commit()::equals)
                        .isPresent())
                .map(Result.Verified::results)
                .orElse(List.of());
    }

    /** What follows. Success only where everything holds; what says nothing about the commit that it stands on is neutral. */
    public Conclusion conclusion() {
        return switch (state) {
            case SUCCEEDED -> answered == Answer.ONLY_ANSWERED ? Conclusion.SUCCESS : changed();
            case AWAITING_INTERVENTION, PAUSED -> Conclusion.ACTION_REQUIRED;
            case CANCELLED, UNDONE -> Conclusion.CANCELLED;
            case FAILED, QUEUED, RUNNING -> published.isPresent() ? Conclusion.FAILURE : Conclusion.NEUTRAL;
        };
    }

    private Conclusion changed() {
        boolean pushedAsReported = published.isPresent() && published.equals(reported);
        if (!pushedAsReported || changedFiles == 0) {
            return Conclusion.FAILURE;
        }
        if (proofs.isEmpty()) {
            return Conclusion.NEUTRAL;
        }
        return proofs.stream().allMatch(CommandResult::passed) ? Conclusion.SUCCESS : Conclusion.FAILURE;
    }
}
