package org.splectrum.se.runner.protocol;

import java.util.Objects;

/**
 * Something that an agent found in a file. All text in it is the agent's: data, never to be trusted.
 *
 * @param line counted from 1, in the file as it is in the reviewed commit; 0: the file as a whole
 */
public record Finding(String path, int line, Severity severity, String message) {
    /** How much it matters. */
    public enum Severity {
        /** It has to be mended. */
        ERROR,
        WARNING,
        NOTE
    }

    public Finding {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(severity, "severity is null");
        Objects.requireNonNull(message, "message is null");
        if (line < 0) {
            throw new IllegalArgumentException("line is below 0: " + line);
        }
    }
}
