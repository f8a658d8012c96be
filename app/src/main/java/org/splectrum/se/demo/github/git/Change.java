package org.splectrum.se.demo.github.git;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A commit to be made: files with their whole new text, and files to be taken away. */
public record Change(By by, String message, Map<String, String> files, Set<String> removed) {
    public Change {
        requireNonNull(by, "by is null");
        requireNonNull(message, "message is null");
        files = Map.copyOf(files);
        removed = Set.copyOf(removed);
    }

    /** Who makes it, and when. */
    public record By(String name, Instant at) {
        public By {
            requireNonNull(name, "name is null");
            requireNonNull(at, "at is null");
        }
    }
}
