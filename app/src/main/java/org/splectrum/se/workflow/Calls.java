package org.splectrum.se.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the steps of called workflows in the place of the calls. Not thread-safe. */
final class Calls {
    private final Catalog catalog;
    private final List<Plan.Problem> problems;

    Calls(Catalog catalog, List<Plan.Problem> problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /** @param path names of the workflows that are being called, the outermost first */
    List<Step> inPlace(Workflow workflow, List<String> path) {
        List<Step> steps = new ArrayList<>();
        for (Step step : workflow.steps()) {
            int known = problems.size();
            steps.addAll(step.kind() instanceof StepKind.Call call ? called(step, call, path) : Branches.of(step));
            if (steps.size() > Plan.MOST) {
                problems.add(new Plan.Problem(step.id(), Planner.tooMany(workflow.name(), 0)));
                return List.of();
            }
            if (problems.size() > known && path.size() > 1) {
                return List.of();
            }
        }
        return steps;
    }

    private List<Step> called(Step step, StepKind.Call call, List<String> path) {
        Optional<Workflow> found = catalog.named(call.workflow());
        if (found.isEmpty()) {
            wrong(
                    step,
                    "there is no workflow “" + call.workflow() + "”" + Hints.near(call.workflow(), catalog.names()));
            return List.of();
        }
        List<String> deeper = new ArrayList<>(path);
        deeper.add(call.workflow());
        if (path.contains(call.workflow())) {
            String way = String.join(" → ", deeper.subList(path.indexOf(call.workflow()), deeper.size()));
            String text = "workflow “" + call.workflow() + "” calls itself: " + way + "; take one of these calls out";
            problems.add(new Plan.Problem(path.size() == 1 ? step.id() : "", text));
            return List.of();
        }
        List<Plan.Problem> inside = new ArrayList<>(Soundness.problems(found.get()));
        List<Step> inner = inside.isEmpty() ? new Calls(catalog, inside).inPlace(found.get(), deeper) : List.of();
        inside.forEach(problem -> problems.add(nested(step, call, problem, path)));
        arguments(step, call, found.get().signature());
        return inside.isEmpty() ? new Inlined(step, found.get()).around(call, inner) : List.of();
    }

    /** What is wrong deeper down is told with its place, unless it says its way itself. */
    private static Plan.Problem nested(Step step, StepKind.Call call, Plan.Problem problem, List<String> path) {
        if (problem.step().isEmpty()) {
            return new Plan.Problem(path.size() == 1 ? step.id() : "", problem.text());
        }
        return new Plan.Problem(
                step.id(), "in workflow “" + call.workflow() + "”, step “" + problem.step() + "”: " + problem.text());
    }

    /** Values that are worked out during the run are checked only then; here it is their names that count. */
    private void arguments(Step step, StepKind.Call call, Signature signature) {
        Map<String, String> given = new HashMap<>(call.with());
        Map<String, Parameter> params = new HashMap<>(signature.params());
        call.with().entrySet().stream()
                .filter(argument -> argument.getValue().contains("${{"))
                .map(Map.Entry::getKey)
                .filter(params::containsKey)
                .forEach(name -> {
                    given.remove(name);
                    params.remove(name);
                });
        if (Arguments.check(new Signature(params, Map.of()), given) instanceof Arguments.Wrong(List<String> wrong)) {
            wrong.forEach(problem -> wrong(step, "with: " + problem));
        }
    }

    private void wrong(Step step, String text) {
        problems.add(new Plan.Problem(step.id(), text));
    }
}
