package org.splectrum.se.steps;

import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.runner.protocol.Failure;

/** What the ends that every container can have mean for a run. Pure. */
final class Endings {
    private Endings() {}

    /** Where only money is missing, the step can go on with more. */
    static Ending failed(Failure failure, String detail) {
        return failure == Failure.BUDGET_REACHED
                ? new Ending.Spent(Problem.of(Problem.Cause.BUDGET_SPENT, detail))
                : failed(cause(failure), detail);
    }

    private static Problem.Cause cause(Failure failure) {
        return switch (failure) {
            case AGENT_FAILED -> Problem.Cause.AGENT_FAILED;
            case MODEL_UNAVAILABLE -> Problem.Cause.MODEL_UNAVAILABLE;
            case BUDGET_REACHED -> Problem.Cause.BUDGET_SPENT;
            case TIMED_OUT -> Problem.Cause.TIMED_OUT;
            case DISK_FULL -> Problem.Cause.DISK_FULL;
            case GIT_FAILED -> Problem.Cause.GIT_FAILED;
            case UNRELATED -> Problem.Cause.WORKFLOW_WRONG;
            case OUTPUTS_WRONG -> Problem.Cause.COMMAND_FAILED;
            case PROTECTED_PATHS -> Problem.Cause.PROTECTED_PATHS;
            case SECRET_FOUND -> Problem.Cause.SECRET_FOUND;
            case RUNNER_BROKEN -> Problem.Cause.SANDBOX_FAILED;
        };
    }

    static Ending failed(Problem.Cause cause, String detail) {
        return new Ending.Failed(Problem.of(cause, detail), new Result.None());
    }

    /** The runner told of a commit that it did not leave. */
    static Ending unseen(String commit) {
        return failed(Problem.Cause.GIT_FAILED, "The runner told of commit " + commit + ", which is not on its ref.");
    }

    /** The runner told what an order of this kind cannot bring. */
    static Ending unexpected(Object outcome) {
        return failed(
                Problem.Cause.SANDBOX_FAILED,
                "The runner answered with " + outcome.getClass().getSimpleName()
                        + ", which this step cannot end with.");
    }
}
