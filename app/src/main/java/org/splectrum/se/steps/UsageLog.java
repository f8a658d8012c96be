package org.splectrum.se.steps;

import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;

/** What the model took. Thread-safe. */
public interface UsageLog {
    /** Adds one answer's usage. Not idempotent: called once for each answer of the model. */
    void add(AttemptId attempt, Usage usage);

    /** Of a step so far, all its attempts together. */
    Usage ofStep(RunId run, String step);
}
