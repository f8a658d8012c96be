package org.splectrum.se.steps;

import java.time.Instant;

/** Texts that are kept for a while only. Thread-safe. */
@FunctionalInterface
public interface Retention {
    /**
     * Forgets what was told to agents, what that was made of, and what runners told, of all runs that ended before then. Their events, trails and
     * records stay, with the hashes of what was told. Idempotent.
     *
     * @return of how many runs something was forgotten
     */
    int forget(Instant before);
}
