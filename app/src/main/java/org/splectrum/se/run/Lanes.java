package org.splectrum.se.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.model.RunId;

/** Who waits for whom: the runs of each lane in the order they were asked for. Thread-safe. */
final class Lanes {
    /** So many in a lane are always told how many come before them. */
    static final int NEAR = 20;

    /** Of the others only each so many-th. */
    static final int FAR = 100;

    private final Map<String, List<RunId>> lanes = new HashMap<>();

    /** Puts a run at the end of its lane. @return how many come before it */
    synchronized int enter(String lane, RunId run) {
        List<RunId> runs = lanes.computeIfAbsent(lane, name -> new ArrayList<>());
        runs.add(run);
        return runs.size() - 1;
    }

    /** Puts a run into its lane where that is empty. @return else the run that goes first there */
    synchronized Optional<RunId> enterEmpty(String lane, RunId run) {
        Optional<RunId> first = of(lane).stream().findFirst();
        if (first.isEmpty()) {
            enter(lane, run);
        }
        return first;
    }

    /** The runs of a lane, in order. */
    synchronized List<RunId> of(String lane) {
        return List.copyOf(lanes.getOrDefault(lane, List.of()));
    }

    /** Takes a run out. @return those that stay, in order; empty where the run was not there */
    synchronized List<RunId> leave(String lane, RunId run) {
        List<RunId> runs = lanes.getOrDefault(lane, new ArrayList<>());
        if (!runs.remove(run)) {
            return List.of();
        }
        if (runs.isEmpty()) {
            lanes.remove(lane);
        }
        return List.copyOf(runs);
    }
}
