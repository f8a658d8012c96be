package org.splectrum.se.steps;

import java.util.Objects;
import org.splectrum.se.runner.protocol.Limits;

/**
 * How attempts are carried out here.
 *
 * @param authorName of the commits that SE makes
 * @param model name for Claude Code's {@code --model}; empty for its own choice
 * @param runners how many containers may run at a time, at least 1
 */
public record Manner(String authorName, String authorEmail, String model, Limits limits, int runners) {
    public Manner {
        Objects.requireNonNull(authorName, "authorName is null");
        Objects.requireNonNull(authorEmail, "authorEmail is null");
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(limits, "limits is null");
        if (runners < 1) {
            throw new IllegalArgumentException("runners is below 1: " + runners);
        }
    }
}
