package org.splectrum.se.report;

import org.splectrum.se.model.Place;

/** Reactions of SE. Thread-safe. */
@FunctionalInterface
public interface Reactions {
    /** Puts eyes on a comment, or on the issue itself where {@code commentId} is 0. Idempotent; nothing where it is gone. */
    void eyes(Place place, long commentId);
}
