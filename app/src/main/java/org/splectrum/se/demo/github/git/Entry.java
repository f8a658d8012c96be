package org.splectrum.se.demo.github.git;

import static java.util.Objects.requireNonNull;

/** A file or folder in a tree; the size of a folder is 0. */
public record Entry(String path, String sha, long size, boolean folder) {
    public Entry {
        requireNonNull(path, "path is null");
        requireNonNull(sha, "sha is null");
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
