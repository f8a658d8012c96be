package org.splectrum.se.run;

import java.util.List;
import java.util.Optional;

/** Where runs live. Thread-safe. */
public interface RunStore extends Runs {
    /** The run that came of the request with this key; empty where none did. */
    Optional<Run> requested(String key);

    /**
     * Writes all of the commit in one transaction and returns when it is on disk. Effects already there by their key
     * are pending again from now on.
     *
     * @throws IllegalStateException where the stored run is not the one before this commit
     */
    void commit(Commit commit);

    /**
     * One event and what follows from it.
     *
     * @param run after the event; its version is the event's number, from 1
     * @param effects to be performed
     */
    record Commit(Run run, RunEvent event, List<Effect> effects) {
        public Commit {
            effects = List.copyOf(effects);
        }
    }
}
