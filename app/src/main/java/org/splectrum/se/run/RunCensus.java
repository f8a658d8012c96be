package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;

/** How much there is to do. Reads only, quickly however many runs there were; thread-safe. */
public interface RunCensus {
    /** Runs that are not over, by state and workflow, in no order; nothing where there are none. */
    List<Count> open();

    /** Effects that are still to be performed. */
    int pendingEffects();

    /**
     * So many runs.
     *
     * @param workflow its name
     */
    record Count(RunState state, String workflow, long runs) {
        public Count {
            Objects.requireNonNull(state, "state is null");
            Objects.requireNonNull(workflow, "workflow is null");
        }
    }
}
