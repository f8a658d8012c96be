package org.splectrum.se.gateway;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.AttemptLog;
import org.splectrum.se.steps.text.Redaction;
import org.splectrum.se.steps.text.Series;

/**
 * What the attempts of each run told of secrets, all together. Of what is not known since a restart the messages tell that are kept: nothing
 * is stored for it. Thread-safe.
 */
final class Telling {
    private final Redaction redaction;
    private final AttemptLog log;
    private final Map<RunId, Series> runs = new ConcurrentHashMap<>();

    Telling(Redaction redaction, AttemptLog log) {
        this.redaction = redaction;
        this.log = log;
    }

    /** What all attempts of the run tell, one after another. Reads its messages where it is new here. */
    Series of(RunId run) {
        return runs.computeIfAbsent(run, id -> {
            Series series = redaction.series();
            log.told(id, series::redacted);
            return series;
        });
    }

    /** Forgets the other runs. */
    void keepOnly(Set<RunId> needed) {
        runs.keySet().retainAll(needed);
    }
}
