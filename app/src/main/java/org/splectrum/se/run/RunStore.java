package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
     * @param before the event; empty where it is the first
     * @param run after the event; its version is the event's number, from 1
     * @param effects to be performed
     */
    record Commit(Optional<Run> before, Run run, RunEvent event, List<Effect> effects) {
        public Commit {
            Objects.requireNonNull(before, "before is null");
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(event, "event is null");
            effects = List.copyOf(effects);
        }

        /** The first event of a run. */
        public static Commit first(Decision decision, RunEvent event) {
            return new Commit(Optional.empty(), decision.run(), event, decision.effects());
        }

        /** A later one. */
        public static Commit next(Run before, Decision decision, RunEvent event) {
            return new Commit(Optional.of(before), decision.run(), event, decision.effects());
        }

        /** The steps that the event moved, by their place among the run's steps; of a new run all. */
        public SortedMap<Integer, StepProgress> moved() {
            SortedMap<Integer, StepProgress> moved = new TreeMap<>();
            for (int at = 0; at < run.steps().size(); at++) {
                StepProgress step = run.steps().get(at);
                if (before.isEmpty() || !step.equals(before.get().steps().get(at))) {
                    moved.put(at, step);
                }
            }
            return moved;
        }
    }
}
