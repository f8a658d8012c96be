package org.splectrum.se.command;

import java.util.Map;
import java.util.Objects;

/** What a person asked for, as written; see {@link CommandTable} for how. */
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

    /** Say what SE can do. */
    record Help() implements Command {}

    /** A command that is none. */
    record Misunderstood(Mistake mistake) implements Command {
        public Misunderstood {
            Objects.requireNonNull(mistake, "mistake is null");
        }
    }
}
