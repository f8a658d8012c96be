package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Whether an issue or pull request is open. */
public sealed interface Status {
    /** Open to work. */
    record Open() implements Status {}

    /** Closed, by whom and when. */
    record Closed(Instant at, String by) implements Status {
        public Closed {
            requireNonNull(at, "at is null");
            requireNonNull(by, "by is null");
        }
    }

    /** GitHub's word for it. */
    default String word() {
        return switch (this) {
            case Open() -> "open";
            case Closed(var _, var _) -> "closed";
        };
    }
}
