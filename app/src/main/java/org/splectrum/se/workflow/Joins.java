package org.splectrum.se.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts a join where a step works on commits that were made side by side. */
final class Joins {
    private Joins() {}

    static void putIn(Draft draft) {
        for (String id : draft.graph().sorted()) {
            Step step = draft.step(id);
            boolean works = step.kind() instanceof StepKind.Agent || step.kind().worksOnCommit();
            Set<String> heads = works ? heads(draft, id) : Set.of();
            if (heads.size() > 1) {
                putIn(draft, step, new ArrayList<>(heads));
            }
        }
    }

    private static void putIn(Draft draft, Step step, List<String> heads) {
        boolean waits = step.guard().after() != Guard.After.SUCCESS;
        Guard guard =
                new Guard(step.guard().condition(), waits ? Guard.After.ANY : Guard.After.SUCCESS, Guard.Crowd.ANY);
        String id = step.id() + ".join";
        List<String> needs = new ArrayList<>(waits ? step.needs() : List.of());
        needs.add(id);
        draft.put(new Step(id, new StepKind.Join(Strategy.Joining.MERGE, heads), step.needs(), guard, Care.USUAL));
        draft.put(step.needing(needs));
    }

    /** The steps whose commits the step would begin on: those above it that are above no other of them. */
    static Set<String> heads(Draft draft, String id) {
        StepGraph graph = draft.graph();
        Set<String> makers = new LinkedHashSet<>();
        graph.sorted().stream()
                .filter(other -> graph.upstream(id).contains(other))
                .filter(other -> draft.step(other).kind().makesCommit())
                .forEach(makers::add);
        Set<String> heads = new LinkedHashSet<>(makers);
        makers.forEach(maker -> heads.removeAll(graph.upstream(maker)));
        return heads;
    }
}
