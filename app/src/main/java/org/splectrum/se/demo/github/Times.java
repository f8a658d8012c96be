package org.splectrum.se.demo.github;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** When something was made and last changed. */
public record Times(Instant created, Instant updated) {
    public Times {
        requireNonNull(created, "created is null");
        requireNonNull(updated, "updated is null");
    }

    static Times at(Instant now) {
        return new Times(now, now);
    }

    Times updatedAt(Instant now) {
        return new Times(created, now);
    }
}
