package org.splectrum.se.demo.github.git;

import static java.util.Objects.requireNonNull;

/** What became of one file between two commits; the patch is the hunks alone, empty for a binary file. */
public record FileChange(String path, String sha, Kind kind, int additions, int deletions, String patch) {
    public FileChange {
        requireNonNull(path, "path is null");
        requireNonNull(sha, "sha is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(patch, "patch is null");
    }

    /** GitHub's words for it, in capitals. */
    public enum Kind {
        ADDED,
        REMOVED,
        MODIFIED,
        RENAMED,
        COPIED
    }
}
