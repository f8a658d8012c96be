package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How an attempt ended. */
public sealed interface Outcome {
    /**
     * The agent changed something: {@code commit} is on the attempt's ref.
     *
     * @param summary the agent's last words
     */
    record Committed(String commit, String summary) implements Outcome {
        public Committed {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(summary, "summary is null");
        }
    }

    /** The agent changed nothing and declared its last words to be the answer that was asked for. */
    record Answered(String answer) implements Outcome {
        public Answered {
            Objects.requireNonNull(answer, "answer is null");
        }
    }

    /** The agent ended without an error and without a change, and did not declare an answer. */
    record Unchanged(String summary) implements Outcome {
        public Unchanged {
            Objects.requireNonNull(summary, "summary is null");
        }
    }

    /** The commands ran; whether they passed is in each result. */
    record Verified(List<CommandResult> results) implements Outcome {
        public Verified {
            results = List.copyOf(results);
        }
    }

    /**
     * The rebase is done: {@code commit} is on the attempt's ref.
     *
     * @param results of the commands; empty where the tree is the one that was verified before
     * @param resolved the conflicts on the way; none where it was clean
     */
    record Rebased(String commit, List<CommandResult> results, List<Resolution> resolved) implements Outcome {
        public Rebased {
            Objects.requireNonNull(commit, "commit is null");
            results = List.copyOf(results);
            // Not there in what earlier versions wrote.
            resolved = List.copyOf(Objects.requireNonNullElse(resolved, List.of()));
        }

        /** One that was clean. */
        public Rebased(String commit, List<CommandResult> results) {
            this(commit, results, List.of());
        }
    }

    /**
     * The command of the workflow ran.
     *
     * @param commit on the attempt's ref; empty where it changed nothing, or ended with another code than 0
     * @param result how it ended
     * @param outputs that it named
     */
    record Ran(String commit, CommandResult result, Map<String, String> outputs) implements Outcome {
        public Ran {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(result, "result is null");
            outputs = Map.copyOf(outputs);
        }
    }

    /**
     * There are conflicts that were not resolved; the input commit is untouched.
     *
     * @param reasons why not, by file; a file may have none
     */
    record Conflicted(List<String> files, Map<String, List<String>> reasons) implements Outcome {
        public Conflicted {
            files = List.copyOf(files);
            // Not there in what earlier versions wrote.
            reasons = Map.copyOf(Objects.requireNonNullElse(reasons, Map.of()));
        }

        /** Without reasons. */
        public Conflicted(List<String> files) {
            this(files, Map.of());
        }
    }

    /** The attempt could not do its work. */
    record Failed(Failure failure, String detail) implements Outcome {
        public Failed {
            Objects.requireNonNull(failure, "failure is null");
            Objects.requireNonNull(detail, "detail is null");
        }
    }
}
