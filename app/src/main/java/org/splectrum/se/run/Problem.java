package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;

/**
 * Why a step did not reach its end.
 *
 * @param detail for people; may hold text of the agent or the repository
 * @param files concerned, where the cause is about files
 */
public record Problem(Cause cause, String detail, List<String> files) {
    public Problem {
        Objects.requireNonNull(cause, "cause is null");
        Objects.requireNonNull(detail, "detail is null");
        files = List.copyOf(files);
    }

    public static Problem of(Cause cause, String detail) {
        return new Problem(cause, detail, List.of());
    }

    /** The kinds of failure that a reader can act on differently. */
    public enum Cause {
        /** Claude Code ended with an error. */
        AGENT_FAILED,
        /** The agent changed nothing and declared no answer. */
        NOTHING_CHANGED,
        /** The model's API refused or stayed away. */
        MODEL_UNAVAILABLE,
        /** An acceptance command failed. */
        ACCEPTANCE_FAILED,
        /** What the agent answered is not in the form that the step needs. */
        ANSWER_UNREADABLE,
        /** git could not rebase; files are the conflicting ones. */
        CONFLICT,
        /** The result touches protected paths; files are those. */
        PROTECTED_PATHS,
        /** The person may no longer ask for this. */
        NOT_PERMITTED,
        /** Somebody closed the issue or pull request since this was asked for. */
        CLOSED_MEANWHILE,
        /** Somebody else pushed to the branch, or it is gone. */
        BRANCH_MOVED,
        /** The repository, its branch or the pull request cannot be worked on. */
        REPOSITORY_UNUSABLE,
        TIMED_OUT,
        DISK_FULL,
        GIT_FAILED,
        /** The engine, the image or the container gave out, more often than SE tries. */
        SANDBOX_FAILED,
        /** What a command needed from outside was not there; it may be, a little later. */
        SURROUNDINGS_FAILED,
        /** A command of the workflow failed. */
        COMMAND_FAILED,
        /** The run or its day has cost what it may cost. */
        BUDGET_SPENT,
        /** Somebody said no. */
        REJECTED,
        /** The workflow asks for what cannot be worked out or does not exist. */
        WORKFLOW_WRONG,
        /** The result would make a secret public; the detail says where it stands. */
        SECRET_FOUND;

        /** Whether the same may go well a little later. */
        boolean passes() {
            return switch (this) {
                case MODEL_UNAVAILABLE, SANDBOX_FAILED, GIT_FAILED, SURROUNDINGS_FAILED, TIMED_OUT, COMMAND_FAILED ->
                    true;
                case AGENT_FAILED,
                        NOTHING_CHANGED,
                        ACCEPTANCE_FAILED,
                        ANSWER_UNREADABLE,
                        CONFLICT,
                        PROTECTED_PATHS,
                        NOT_PERMITTED,
                        CLOSED_MEANWHILE,
                        BRANCH_MOVED,
                        REPOSITORY_UNUSABLE,
                        DISK_FULL,
                        BUDGET_SPENT,
                        REJECTED,
                        WORKFLOW_WRONG,
                        SECRET_FOUND -> false;
            };
        }
    }
}
