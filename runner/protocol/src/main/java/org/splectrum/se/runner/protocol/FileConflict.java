package org.splectrum.se.runner.protocol;

import java.util.Objects;

/**
 * A text that two sides changed. All of it is the repository's: data, never to be trusted.
 *
 * @param path in the repository; its name says the language
 * @param base as both sides found it; empty where both added the file
 * @param ours as the commits have it that are rebased onto
 * @param theirs as the commit has it that is brought over
 */
public record FileConflict(String path, String base, String ours, String theirs) {
    /** A part of it that git left for somebody to decide; whole lines. */
    public record Hunk(String base, String ours, String theirs) {
        public Hunk {
            Objects.requireNonNull(base, "base is null");
            Objects.requireNonNull(ours, "ours is null");
            Objects.requireNonNull(theirs, "theirs is null");
        }
    }

    public FileConflict {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(base, "base is null");
        Objects.requireNonNull(ours, "ours is null");
        Objects.requireNonNull(theirs, "theirs is null");
    }
}
