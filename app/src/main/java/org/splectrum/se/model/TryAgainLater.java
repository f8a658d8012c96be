package org.splectrum.se.model;

import java.time.Instant;
import java.util.Objects;

/** Somebody outside could not, or would not yet, do what was asked; the same may succeed from {@link #at()} on. */
public final class TryAgainLater extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Instant at;

    /** @param message says what was being done and what stood against it; holds no secret */
    public TryAgainLater(String message, Instant at, Throwable cause) {
        super(message, cause);
        this.at = Objects.requireNonNull(at, "at is null");
    }

    /** Says so without a cause. */
    public TryAgainLater(String message, Instant at) {
        super(message);
        this.at = Objects.requireNonNull(at, "at is null");
    }

    /** Not to be tried again before. */
    public Instant at() {
        return at;
    }
}
