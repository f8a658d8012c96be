package org.splectrum.se.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the steps of a workflow, wherever it came from, hang together. Pure. */
final class Soundness {
    private Soundness() {}

    static List<Plan.Problem> problems(Workflow workflow) {
        List<Plan.Problem> problems = new ArrayList<>();
        Set<String> ids = workflow.steps().stream().map(Step::id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        int prepares = 0;
        for (Step step : workflow.steps()) {
            if (!StepIds.right(step.id())) {
                problems.add(new Plan.Problem(step.id(), "a step's id has " + StepIds.form()));
            } else if (!seen.add(step.id())) {
                problems.add(new Plan.Problem(step.id(), "two steps have this id; give one another"));
            }
            step.needs().stream()
                    .filter(need -> !ids.contains(need))
                    .forEach(need -> problems.add(new Plan.Problem(
                            step.id(), "it needs “" + need + "”, which is no step" + Hints.near(need, ids))));
            prepares += step.kind() instanceof StepKind.Prepare ? 1 : 0;
        }
        List<String> cycle = StepGraph.of(workflow.steps()).cycle();
        if (!cycle.isEmpty()) {
            problems.add(new Plan.Problem(cycle.getFirst(), inCircle(cycle)));
        }
        if (prepares > 1) {
            problems.add(new Plan.Problem("", "a workflow is prepared once; keep one step “prepare”"));
        }
        return problems;
    }

    static String inCircle(List<String> cycle) {
        return "steps need each other in a circle: " + String.join(" → ", cycle) + "; take one need out";
    }
}
