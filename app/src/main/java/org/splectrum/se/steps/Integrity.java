package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.RunId;

/** Whether the logs of runs are as they were written: every line is linked to the one before it by a hash. Reads only; thread-safe. */
@FunctionalInterface
public interface Integrity {
    /** Looks through all lines of the run. */
    Finding of(RunId run);

    /**
     * What was found.
     *
     * @param events the run's events
     * @param trail its lines on the {@link Trail}
     * @param faults what is not as it was written, a sentence each; empty where all is
     */
    record Finding(Log events, Log trail, List<String> faults) {
        public Finding {
            Objects.requireNonNull(events, "events is null");
            Objects.requireNonNull(trail, "trail is null");
            faults = List.copyOf(faults);
        }
    }

    /**
     * A log of a run.
     *
     * @param lines how many there are
     * @param unlinked how many of the first are from before lines were linked, so that nothing is known of them
     * @param link of the last line, which stands for all before it; empty where none is linked
     */
    record Log(long lines, long unlinked, String link) {
        public Log {
            Objects.requireNonNull(link, "link is null");
        }
    }
}
