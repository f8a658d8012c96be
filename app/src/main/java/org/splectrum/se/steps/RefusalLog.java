package org.splectrum.se.steps;

import java.util.Map;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;

/** What attempts asked of the gateway from outside, and whether they got it. Thread-safe. */
public interface RefusalLog {
    /**
     * Counts one refusal. Not idempotent.
     *
     * @param what was asked for, as {@code egress evil.example:443}: short, of visible ASCII, and written by the agent
     */
    void add(AttemptId attempt, String what);

    /** Notes on the {@link Trail} that a connection to this host and port was let through. Idempotent. */
    void reached(AttemptId attempt, String host);

    /** How often each was refused to a run; empty where nothing was. */
    Map<String, Long> ofRun(RunId run);
}
