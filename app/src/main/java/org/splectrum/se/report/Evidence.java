package org.splectrum.se.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.AcceptanceCommands;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Proofs;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.steps.text.Resolutions;
import org.splectrum.se.workflow.StepKind;

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
        /** Neither; a workflow that only runs commands, or only says something, is not meant to. */
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
        /** Not all acceptance commands that the run's steps demanded ran on the files that were published. */
        COMMANDS_DID_NOT_RUN,
        COMMAND_FAILED,
        STEP_NOT_DONE,
        NO_PULL_REQUEST,
        NOTHING_MADE,
        /** A conflict on the way was resolved to what SE refuses. */
        RESOLUTION_REFUSED,
        /** A review of this run found errors in what it is about. */
        ERRORS_FOUND
    }

    public Evidence {
        gaps = Set.copyOf(gaps);
    }

    /** Gathers it. Pure. */
    public static Evidence of(Run run) {
        Set<Gap> gaps = EnumSet.noneOf(Gap.class);
        if (!run.steps().stream().allMatch(Evidence::wentWell)) {
            gaps.add(Gap.STEP_NOT_DONE);
        }
        if (hasErrors(run)) {
            gaps.add(Gap.ERRORS_FOUND);
        }
        Optional<StepProgress> publish = run.steps().stream()
                .filter(step -> step.progress().result() instanceof Result.Published)
                .reduce((first, second) -> second);
        if (publish.isPresent()) {
            addOfChange(gaps, run, publish.get());
            return new Evidence(run.state(), Made.CHANGE, gaps);
        }
        boolean answered = run.result(Result.Answered.class)
                        .filter(result -> !result.answer().isBlank())
                        .isPresent()
                && lastMade(run).isEmpty();
        if (!answered && (isToMakeSomething(run) || lastMade(run).isPresent())) {
            gaps.add(Gap.NOTHING_MADE);
        }
        return new Evidence(run.state(), answered ? Made.ANSWER : Made.NOTHING, gaps);
    }

    /** A step that may fail went well in any case. */
    private static boolean wentWell(StepProgress step) {
        return switch (step.progress()) {
            case Progress.Done done -> true;
            case Progress.Skipped skipped -> true;
            case Progress.Failed failed -> step.failedTolerably();
            case Progress.Waiting waiting -> false;
            case Progress.Running running -> false;
            case Progress.Resting resting -> false;
            case Progress.Asking asking -> false;
            case Progress.Paused paused -> false;
            case Progress.Cancelled cancelled -> false;
        };
    }

    private static boolean isToMakeSomething(Run run) {
        return run.steps().stream().anyMatch(step -> switch (step.step().kind()) {
            case StepKind.Agent agent -> true;
            case StepKind.Several several -> true;
            case StepKind.Join join -> true;
            case StepKind.Rebase rebase -> true;
            case StepKind.Publish publish -> true;
            case StepKind.PullRequest pullRequest -> true;
            case StepKind.Review review -> true;
            case StepKind.Prepare prepare -> false;
            case StepKind.Run command -> false;
            case StepKind.Verify verify -> false;
            case StepKind.Comment comment -> false;
            case StepKind.Approve approve -> false;
            case StepKind.Call call -> false; // its own steps stand in its place
            case StepKind.Evaluate evaluate -> false;
        });
    }

    private static boolean hasErrors(Run run) {
        return Annotations.of(run).stream()
                .anyMatch(annotation -> annotation.level() == CheckView.Annotation.Level.FAILURE);
    }

    private static void addOfChange(Set<Gap> gaps, Run run, StepProgress publish) {
        Result.Published published = (Result.Published) publish.progress().result();
        Optional<CommitId> made = Optional.of(published.made());
        if (!lastMade(run).equals(made)
                || !run.upstream(publish.step().id()).commit().equals(made)) {
            gaps.add(Gap.NOT_AS_MADE);
        }
        if (run.result(Result.Answered.class).isPresent() && nothingWasMade(run)) {
            gaps.add(Gap.ANSWER_TOO);
        }
        if (Resolutions.of(run).stream().anyMatch(file -> file.verdict() == ResolvedFile.Verdict.REFUSED)) {
            gaps.add(Gap.RESOLUTION_REFUSED);
        }
        if (published.changes().files().isEmpty()) {
            gaps.add(Gap.EMPTY_CHANGE);
        }
        boolean wanted = run.steps().stream().anyMatch(step -> step.step().kind() instanceof StepKind.PullRequest);
        if (wanted && run.result(Result.Opened.class).isEmpty()) {
            gaps.add(Gap.NO_PULL_REQUEST);
        }
        addOfCommands(gaps, AcceptanceCommands.before(run, publish.step().id()), Proofs.of(run, published.made()));
    }

    /** All that was demanded must have passed, whatever else ran. */
    private static void addOfCommands(Set<Gap> gaps, List<String> demanded, List<CommandResult> proofs) {
        Set<String> ran = proofs.stream().map(CommandResult::command).collect(Collectors.toSet());
        if (demanded.isEmpty()) {
            gaps.add(Gap.NO_COMMANDS);
        } else if (!ran.containsAll(demanded)) {
            gaps.add(Gap.COMMANDS_DID_NOT_RUN);
        }
        if (!proofs.stream().allMatch(CommandResult::passed)) {
            gaps.add(Gap.COMMAND_FAILED);
        }
    }

    private static boolean nothingWasMade(Run run) {
        return run.result(Result.Committed.class).isEmpty()
                && run.result(Result.Ran.class).isEmpty()
                && run.result(Result.Joined.class).isEmpty();
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
