package org.splectrum.se.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.steps.text.Findings;

/**
 * What is known of a run's result, so that nobody has to believe what was said about it.
 *
 * @param state of the run
 * @param made what the run brought to GitHub
 * @param gaps what would have to hold and does not
 */
public record Evidence(RunState state, Made made, Set<Gap> gaps) {
    /** What a run can bring. */
    public enum Made {
        /** A commit, which SE read back from GitHub. */
        CHANGE,
        /** An answer, and no commit. */
        ANSWER,
        NOTHING
    }

    /** What can be missing in a proof. */
    public enum Gap {
        /** The commit on GitHub is not the last one that a step made. */
        NOT_AS_MADE,
        /** The run gave an answer as well, which is given where nothing is changed. */
        ANSWER_TOO,
        /** SE sees no file changed. */
        EMPTY_CHANGE,
        /** The repository names no acceptance commands. */
        NO_COMMANDS,
        /** Not all acceptance commands, and only they, ran on the files that were published. */
        COMMANDS_DID_NOT_RUN,
        COMMAND_FAILED,
        STEP_NOT_DONE,
        NO_PULL_REQUEST,
        NOTHING_MADE
    }

    public Evidence {
        gaps = Set.copyOf(gaps);
    }

    /** Gathers it. Pure. */
    public static Evidence of(Run run) {
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        boolean done = run.steps().stream()
                .allMatch(step -> step.progress() instanceof Progress.Done
                        || step.progress() instanceof Progress.Skipped
                        || step.failedTolerably());
        if (!done) {
            gaps.add(Gap.STEP_NOT_DONE);
        }
        Optional<Result.Published> published = run.result(Result.Published.class);
        if (published.isPresent()) {
            addOfChange(gaps, run, published.get());
            return new Evidence(run.state(), Made.CHANGE, gaps);
        }
        boolean answered = run.result(Result.Answered.class)
                        .filter(result -> !result.answer().isBlank())
                        .isPresent()
                && lastMade(run).isEmpty();
        if (!answered) {
            gaps.add(Gap.NOTHING_MADE);
        }
        return new Evidence(run.state(), answered ? Made.ANSWER : Made.NOTHING, gaps);
    }

    private static void addOfChange(Set<Gap> gaps, Run run, Result.Published published) {
        if (!lastMade(run).equals(Optional.of(published.commit()))) {
            gaps.add(Gap.NOT_AS_MADE);
        }
        if (run.result(Result.Answered.class).isPresent()) {
            gaps.add(Gap.ANSWER_TOO);
        }
        if (published.changes().files().isEmpty()) {
            gaps.add(Gap.EMPTY_CHANGE);
        }
        if (run.result(Result.Opened.class).isEmpty()) {
            gaps.add(Gap.NO_PULL_REQUEST);
        }
        List<String> wanted = run.request().config().accept();
        List<CommandResult> proofs = Findings.proofs(run);
        if (wanted.isEmpty()) {
            gaps.add(Gap.NO_COMMANDS);
        } else if (!ranOnWhatWasMade(run)
                || !proofs.stream().map(CommandResult::command).toList().equals(wanted)) {
            gaps.add(Gap.COMMANDS_DID_NOT_RUN);
        }
        if (!proofs.stream().allMatch(CommandResult::passed)) {
            gaps.add(Gap.COMMAND_FAILED);
        }
    }

    /** After the rebase; or before it, which by its contract then changed no file, on the very commit that it began with. */
    private static boolean ranOnWhatWasMade(Run run) {
        boolean again = run.result(Result.Rebased.class)
                .filter(rebased -> !rebased.results().isEmpty())
                .isPresent();
        return again
                || run.result(Result.Verified.class)
                        .map(Result.Verified::commit)
                        .equals(run.result(Result.Committed.class).map(Result.Committed::commit));
    }

    private static Optional<CommitId> lastMade(Run run) {
        return KeptWork.of(run).map(KeptWork::commit);
    }

    /** What follows. Success only where nothing is missing; what says nothing about the commit that it stands on is neutral. */
    public Conclusion conclusion() {
        Conclusion unfulfilled = made == Made.CHANGE ? Conclusion.FAILURE : Conclusion.NEUTRAL;
        return switch (state) {
            case SUCCEEDED -> gaps.isEmpty() ? Conclusion.SUCCESS : unproved(unfulfilled);
            case AWAITING_INTERVENTION, PAUSED -> Conclusion.ACTION_REQUIRED;
            case CANCELLED, UNDONE -> Conclusion.CANCELLED;
            case FAILED, QUEUED, RUNNING -> unfulfilled;
        };
    }

    private Conclusion unproved(Conclusion unfulfilled) {
        return gaps.equals(Set.of(Gap.NO_COMMANDS)) ? Conclusion.NEUTRAL : unfulfilled;
    }
}
