package org.splectrum.se.command;

import java.util.Objects;
import java.util.Set;

/**
 * How a command was written.
 *
 * @param line what stands behind its word on its line
 * @param following the lines up to the next command, as written
 * @param workflows names that {@code run} can start, in lower case
 */
public record Wording(String line, String following, Set<String> workflows) {
    public Wording {
        Objects.requireNonNull(line, "line is null");
        Objects.requireNonNull(following, "following is null");
        workflows = Set.copyOf(workflows);
    }
}
