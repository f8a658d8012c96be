package org.splectrum.se.steps;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;

/** How conflicts of a repository were resolved before. Only what was pushed counts for later runs. Thread-safe. */
public interface Precedents {
    /** What came of these sides the last time; empty where they never met, or where that was never pushed or is long ago. */
    Optional<Precedent> of(RepositoryName repository, String sides);

    /**
     * Keeps what an attempt made, in place of what its step made before. Counts for nobody until it is confirmed. Idempotent.
     *
     * @param made by the hunks' sides
     */
    void propose(AttemptId attempt, RepositoryName repository, Map<String, Precedent> made);

    /** What the run made is pushed. Idempotent. */
    void confirm(RunId run);

    /** What the run made counts no more, and neither does what was made after it. Idempotent. */
    void forget(RunId run);

    /**
     * What stands in the place of a hunk.
     *
     * @param text whole lines; empty where nothing stands there
     * @param origin the run in which it was made first
     */
    record Precedent(String text, RunId origin) {
        public Precedent {
            Objects.requireNonNull(text, "text is null");
            Objects.requireNonNull(origin, "origin is null");
        }
    }
}
