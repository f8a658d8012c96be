package org.splectrum.se.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A plan while it is made. Not thread-safe. */
final class Draft {
    private final Map<String, Step> steps = new LinkedHashMap<>();

    Draft(List<Step> steps) {
        steps.forEach(step -> this.steps.put(step.id(), step));
    }

    List<Step> steps() {
        return List.copyOf(steps.values());
    }

    Step step(String id) {
        return Objects.requireNonNull(steps.get(id), id);
    }

    Set<String> ids() {
        return Set.copyOf(steps.keySet());
    }

    StepGraph graph() {
        return StepGraph.of(steps.values());
    }

    /** Puts the step in, or in the place of the one with its id. */
    void put(Step step) {
        steps.put(step.id(), step);
    }

    /** Puts a step that needs {@code id} between it and all that needed it; who waits for its failure needs both. */
    void putBehind(String id, Step step) {
        for (Step other : steps()) {
            if (other.needs().contains(id)) {
                put(other.needing(replaced(other, id, step.id())));
            }
        }
        put(step);
    }

    /** Puts a step before the one with this id: it needs what that one needed, under the same conditions. */
    void putBefore(String id, String before, StepKind kind) {
        Step step = step(id);
        Guard guard = new Guard(step.guard().condition(), step.guard().after(), Guard.Crowd.ANY);
        put(new Step(before, kind, step.needs(), guard, Care.USUAL));
        List<String> needs = new ArrayList<>(guard.after() == Guard.After.SUCCESS ? List.of() : step.needs());
        needs.add(before);
        put(step.needing(needs));
    }

    /** Each behind what it needs. */
    List<Step> sorted() {
        return graph().sorted().stream().map(this::step).toList();
    }

    private static List<String> replaced(Step step, String id, String by) {
        Set<String> needs = new LinkedHashSet<>();
        for (String need : step.needs()) {
            if (!need.equals(id)) {
                needs.add(need);
                continue;
            }
            if (step.guard().after() != Guard.After.SUCCESS) {
                needs.add(id);
            }
            needs.add(by);
        }
        return new ArrayList<>(needs);
    }
}
