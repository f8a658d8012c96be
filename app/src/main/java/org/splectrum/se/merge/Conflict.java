package org.splectrum.se.merge;

import java.util.Objects;

/**
 * A file that both sides changed.
 *
 * @param path in the repository; its name says the language
 * @param base as both sides found it; empty where both added the file
 * @param ours as the branch has it that is merged or rebased onto
 * @param theirs as the commit has it that is brought over
 */
public record Conflict(String path, Blob base, Blob ours, Blob theirs) {
    public Conflict {
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(base, "base is null");
        Objects.requireNonNull(ours, "ours is null");
        Objects.requireNonNull(theirs, "theirs is null");
    }
}
