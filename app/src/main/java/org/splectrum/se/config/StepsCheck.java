package org.splectrum.se.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.splectrum.se.workflow.StepGraph;
import org.splectrum.se.workflow.StepKind;

/** Whether the steps of a file hang together. */
final class StepsCheck {
    private StepsCheck() {}

    static void check(List<StepReader.Read> steps) {
        Set<String> ids = needs(steps).keySet();
        Set<String> seen = new HashSet<>();
        for (StepReader.Read read : steps) {
            String id = read.step().id();
            if (!id.isEmpty() && !seen.add(id)) {
                read.idAt().wrong("there is a step “" + Section.cut(id) + "” already; give this one another id");
            }
            Set<String> needed = new HashSet<>();
            for (Value need : read.needs()) {
                need(need, id, ids, needed);
            }
        }
        steps.stream()
                .filter(read -> read.step().kind() instanceof StepKind.Prepare)
                .skip(1)
                .filter(read -> read.idAt().faults().none())
                .forEach(read -> read.idAt().wrong("a workflow is prepared once; keep one step of the kind “prepare”"));
        circle(steps);
    }

    private static void need(Value need, String id, Set<String> ids, Set<String> needed) {
        String other = need.text();
        if (other.equals(id)) {
            need.wrong("a step cannot need itself; take “" + Section.cut(id) + "” out");
        } else if (!other.isBlank() && !ids.contains(other)) {
            need.wrong("there is no step “" + Section.cut(other) + "”; " + Section.hint(other, ids));
        } else if (!needed.add(other)) {
            need.wrong("“" + Section.cut(other) + "” stands here twice; take one out");
        }
    }

    private static void circle(List<StepReader.Read> steps) {
        Map<String, List<String>> needs = needs(steps);
        needs.replaceAll(
                (id, all) -> all.stream().filter(need -> !need.equals(id)).toList());
        List<String> cycle = new StepGraph(needs).cycle();
        if (cycle.isEmpty()) {
            return;
        }
        steps.stream()
                .filter(read -> read.step().id().equals(cycle.getFirst()))
                .flatMap(read -> read.needs().stream())
                .filter(need -> need.plain().equals(cycle.get(1)))
                .findFirst()
                .ifPresent(need -> need.wrong("steps need each other in a circle: " + String.join(" → ", cycle)
                        + "; take one of these needs out"));
    }

    /** By id, in the order of the file. */
    static Map<String, List<String>> needs(List<StepReader.Read> steps) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        steps.forEach(read -> needs.putIfAbsent(read.step().id(), read.step().needs()));
        return needs;
    }
}
