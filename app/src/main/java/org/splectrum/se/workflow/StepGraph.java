package org.splectrum.se.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which steps need which. Needs that name no step are passed over. Not thread-safe. */
public final class StepGraph {
    private final Map<String, List<String>> needs = new LinkedHashMap<>();
    private final Map<String, Set<String>> upstream = new HashMap<>();

    /** @param needs by the step's id, in the order of the file; at most a few hundred */
    public StepGraph(Map<String, List<String>> needs) {
        needs.forEach((id, ids) -> this.needs.put(
                id, ids.stream().filter(needs::containsKey).distinct().toList()));
    }

    static StepGraph of(Iterable<Step> steps) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        steps.forEach(step -> needs.put(step.id(), step.needs()));
        return new StepGraph(needs);
    }

    /** The steps of one circle, its first at the end again, as {@code [a, b, a]}: a needs b, b needs a. Empty where there is none. */
    public List<String> cycle() {
        Set<String> done = new HashSet<>();
        for (String id : needs.keySet()) {
            List<String> cycle = cycle(id, new LinkedHashSet<>(), done);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        return List.of();
    }

    private List<String> cycle(String id, Set<String> path, Set<String> done) {
        if (done.contains(id)) {
            return List.of();
        }
        if (!path.add(id)) {
            List<String> all = new ArrayList<>(path);
            List<String> cycle = new ArrayList<>(all.subList(all.indexOf(id), all.size()));
            cycle.add(id);
            return cycle;
        }
        for (String need : needsOf(id)) {
            List<String> cycle = cycle(need, path, done);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        path.remove(id);
        done.add(id);
        return List.of();
    }

    /** All that must be over before the step, however indirectly; without the step itself where there is no circle. */
    public Set<String> upstream(String id) {
        Set<String> known = upstream.get(id);
        if (known != null) {
            return known;
        }
        Set<String> found = new LinkedHashSet<>();
        upstream.put(id, found);
        for (String need : needsOf(id)) {
            found.add(need);
            found.addAll(upstream(need));
        }
        return found;
    }

    /** All ids, each behind what it needs, else in the order of the file. There must be no circle. */
    List<String> sorted() {
        Set<String> sorted = new LinkedHashSet<>();
        needs.keySet().forEach(id -> sort(id, sorted));
        return List.copyOf(sorted);
    }

    private void sort(String id, Set<String> sorted) {
        if (!sorted.contains(id)) {
            needsOf(id).forEach(need -> sort(need, sorted));
            sorted.add(id);
        }
    }

    private List<String> needsOf(String id) {
        return needs.getOrDefault(id, List.of());
    }
}
