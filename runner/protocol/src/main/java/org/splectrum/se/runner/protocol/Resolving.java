package org.splectrum.se.runner.protocol;

import java.util.Map;
import java.util.Objects;

/**
 * How conflicts of a rebase are resolved.
 *
 * @param purpose what the work is for, for the model; strangers' words
 * @param model name for {@code --model}; empty for Claude Code's own choice
 * @param guidance what a person said to do; empty where nobody did
 * @param choices sides that a person chose for whole files, by path; {@link #EVERY_FILE} stands for those not named
 */
public record Resolving(String purpose, String model, String guidance, Map<String, Side> choices) {
    /** The key of the choice for all files that have none of their own; no path is empty. */
    public static final String EVERY_FILE = "";

    /** Without a purpose, and decided by nobody. */
    public static final Resolving PLAIN = new Resolving("", "", "", Map.of());

    /** A side of a conflict, in git's words for a rebase. */
    public enum Side {
        /** What the base has. */
        OURS,
        /** What the work that is rebased has. */
        THEIRS
    }

    public Resolving {
        Objects.requireNonNull(purpose, "purpose is null");
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(guidance, "guidance is null");
        choices = Map.copyOf(choices);
    }
}
