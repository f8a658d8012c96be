package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.runner.protocol.CommandResult;

/** What a step found or made. */
public sealed interface Result {
    /** Nothing to tell. */
    record None() implements Result {}

    /**
     * Where the work starts and where it is to go.
     *
     * @param base name of the branch that the pull request goes to
     * @param start commit that the agent starts from
     * @param branch name of the branch to push
     * @param existing sha at the branch's tip on GitHub; empty where the branch is new
     */
    record Prepared(String base, CommitId start, String branch, String existing) implements Result {
        public Prepared {
            Objects.requireNonNull(base, "base is null");
            Objects.requireNonNull(start, "start is null");
            Objects.requireNonNull(branch, "branch is null");
            Objects.requireNonNull(existing, "existing is null");
        }
    }

    /** The agent made a commit. */
    record Committed(CommitId commit, String summary) implements Result {
        public Committed {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(summary, "summary is null");
        }
    }

    /** The agent answered. */
    record Answered(String answer) implements Result {
        public Answered {
            Objects.requireNonNull(answer, "answer is null");
        }
    }

    /** The acceptance commands that ran on a commit; none where the repository names none. */
    record Verified(CommitId commit, List<CommandResult> results) implements Result {
        public Verified {
            Objects.requireNonNull(commit, "commit is null");
            results = List.copyOf(results);
        }
    }

    /**
     * The work stands on the newest base.
     *
     * @param onto the base's tip
     * @param results of the commands that ran again because the tree changed; else empty
     */
    record Rebased(CommitId commit, CommitId onto, List<CommandResult> results) implements Result {
        public Rebased {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(onto, "onto is null");
            results = List.copyOf(results);
        }
    }

    /** The commit is the branch's tip on GitHub, as SE read it back. */
    record Published(CommitId commit, Changes changes) implements Result {
        public Published {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(changes, "changes is null");
        }
    }

    /** The pull request. */
    record Opened(int number, String url) implements Result {
        public Opened {
            Objects.requireNonNull(url, "url is null");
        }
    }
}
