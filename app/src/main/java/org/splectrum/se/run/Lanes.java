package org.splectrum.se.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.splectrum.se.model.RunId;

/** Who waits for whom: the runs of each lane in the order they were asked for. Thread-safe. */
final class Lanes {
    /** So many in a lane are always told how many come before them; of the others those whose place is round, as 30, 200 or 4,000. */
    static final int NEAR = 20;

    private static final int TEN = 10;

    private final Map<String, Lane> lanes = new HashMap<>();

    /** The same runs, in order and to be found quickly. */
    private record Lane(List<RunId> order, Set<RunId> members) {
        Lane() {
            this(new ArrayList<>(), new HashSet<>());
        }
    }

    /** Puts a run at the end of its lane, unless it is there already. @return how many come before it */
    synchronized int enter(String lane, RunId run) {
        Lane runs = lanes.computeIfAbsent(lane, name -> new Lane());
        if (!runs.members.add(run)) {
            return runs.order.indexOf(run);
        }
        runs.order.add(run);
        return runs.order.size() - 1;
    }

    /** Puts a run into its lane where that is empty. @return else the run that goes first there */
    synchronized Optional<RunId> enterEmpty(String lane, RunId run) {
        Optional<RunId> first = of(lane).stream().findFirst();
        if (first.isEmpty()) {
            enter(lane, run);
        }
        return first;
    }

    /** Those that come before this one, in order. */
    synchronized List<RunId> before(String lane, RunId run) {
        List<RunId> runs = of(lane);
        return List.copyOf(runs.subList(0, Math.max(0, runs.indexOf(run))));
    }

    /** Those that are to be told their place, by that, the first first: many more than a few would take a long lane ever longer. */
    synchronized SequencedMap<Integer, RunId> told(String lane) {
        List<RunId> runs = of(lane);
        SequencedMap<Integer, RunId> told = new TreeMap<>();
        for (int place = 0; place < runs.size(); place += step(place)) {
            told.put(place, runs.get(place));
        }
        return told;
    }

    private static int step(int place) {
        int step = 1;
        while (place >= NEAR && place / step >= TEN) {
            step *= TEN;
        }
        return step;
    }

    /** Takes a run out. @return whether it was there */
    synchronized boolean leave(String lane, RunId run) {
        Lane runs = lanes.getOrDefault(lane, new Lane());
        boolean left = runs.members.remove(run) && runs.order.remove(run);
        if (runs.order.isEmpty()) {
            lanes.remove(lane);
        }
        return left;
    }

    private List<RunId> of(String lane) {
        return lanes.getOrDefault(lane, new Lane()).order;
    }
}
