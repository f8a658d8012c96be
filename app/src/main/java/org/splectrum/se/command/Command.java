package org.splectrum.se.command;

import java.util.Map;
import java.util.Objects;

/**
 * What a person asked for, as written; see {@link CommandTable} for how. Where a command names a run, the empty string means
 * the latest here that the command fits.
 */
public sealed interface Command {
    /**
     * Start a run.
     *
     * @param workflow its name in lower case; empty for the repository's default
     * @param params by name, as written
     * @param prompt may be empty, may have several lines
     */
    record Run(String workflow, Map<String, String> params, String prompt) implements Command {
        public Run {
            Objects.requireNonNull(workflow, "workflow is null");
            params = Map.copyOf(params);
            Objects.requireNonNull(prompt, "prompt is null");
        }
    }

    /** Bring a pull request onto its newest base. */
    record Rebase() implements Command {
        /** The workflow that does it. */
        public static final String WORKFLOW = "rebase";
    }

    /** Say how a run stands. */
    record Status(String run) implements Command {
        public Status {
            Objects.requireNonNull(run, "run is null");
        }
    }

    /** Stop a run for good. */
    record Cancel(String run) implements Command {
        public Cancel {
            Objects.requireNonNull(run, "run is null");
        }
    }

    /**
     * Let a run go on.
     *
     * @param answer to what it asks; may be empty, may have several lines
     */
    record Resume(String run, String answer) implements Command {
        public Resume {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(answer, "answer is null");
        }
    }

    /**
     * Do a step and what follows it once more.
     *
     * @param from the step's id; empty: what did not reach its end
     */
    record Retry(String run, String from) implements Command {
        public Retry {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(from, "from is null");
        }
    }

    /** Take back what a run did. */
    record Undo(String run) implements Command {
        public Undo {
            Objects.requireNonNull(run, "run is null");
        }
    }

    /**
     * Let a run cost more.
     *
     * @param microUsd above 0, in millionths of a US dollar
     */
    record Budget(String run, long microUsd) implements Command {
        public Budget {
            Objects.requireNonNull(run, "run is null");
            if (microUsd < 1) {
                throw new IllegalArgumentException("not an amount: " + microUsd);
            }
        }
    }

    /** Say what can be run, and what ran. */
    record Overview() implements Command {}

    /** Say what SE can do. */
    record Help() implements Command {}

    /** A command that is none. */
    record Misunderstood(Mistake mistake) implements Command {
        public Misunderstood {
            Objects.requireNonNull(mistake, "mistake is null");
        }
    }
}
