package org.splectrum.se.steps;

import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detectors;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.FailedCommand;
import org.splectrum.se.run.Problem;
import org.splectrum.se.runner.protocol.CommandResult;

/** Why a command of a workflow failed. Pure. */
final class CommandFailure {
    private static final int PRINTED = 1_000;

    private CommandFailure() {}

    /** The cause, and what the reader is told: what is known of it, and the end of what it printed. */
    static Problem of(CommandResult failed) {
        Diagnosis diagnosis = diagnosis(failed);
        Problem.Cause cause = diagnosis.category() == Category.TRANSIENT
                ? Problem.Cause.SURROUNDINGS_FAILED
                : Problem.Cause.COMMAND_FAILED;
        String known = diagnosis.kind().equals(Diagnosis.UNKNOWN) ? "" : " " + diagnosis.headline();
        String printed = failed.outputTail().strip();
        String end = printed.substring(Math.max(0, printed.length() - PRINTED));
        return Problem.of(
                cause,
                "`" + failed.command() + "` ended with exit code " + failed.exitCode() + "." + known
                        + (end.isEmpty() ? "" : "\n\n" + end));
    }

    /** What is known of it. */
    static Diagnosis diagnosis(CommandResult failed) {
        return Detectors.classify(new FailedCommand(failed.command(), failed.exitCode(), failed.outputTail()));
    }

    /** Whether the same may go well later with nothing changed. */
    static boolean isTransient(CommandResult failed) {
        return diagnosis(failed).category() == Category.TRANSIENT;
    }
}
