package org.splectrum.se.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one plan. */
final class Planner {
    private final Catalog catalog;

    Planner(Catalog catalog) {
        this.catalog = catalog;
    }

    Plan plan(Workflow workflow) {
        List<Plan.Problem> problems = new ArrayList<>(Soundness.problems(workflow));
        if (!problems.isEmpty()) {
            return new Plan.Wrong(problems);
        }
        Calls calls = new Calls(catalog, problems);
        List<Step> written = calls.inPlace(workflow, List.of(workflow.name()));
        problems.addAll(tooLong(written));
        if (!problems.isEmpty()) {
            return new Plan.Wrong(problems);
        }
        Draft draft = new Draft(written);
        Additions.prepare(draft);
        Additions.verify(draft);
        Additions.publish(draft);
        Additions.rebase(draft);
        Joins.putIn(draft);
        Additions.outputs(draft, workflow.signature().outputs());
        List<Step> steps = draft.sorted();
        return steps.size() > Plan.MOST
                ? new Plan.Wrong(List.of(new Plan.Problem("", tooMany(workflow.name(), steps.size()))))
                : new Plan.Right(steps);
    }

    static String tooMany(String workflow, int steps) {
        return "workflow “" + workflow + "” comes to " + (steps > 0 ? steps : "more than " + Plan.MOST)
                + " steps, with all that is called and put in; a run may have " + Plan.MOST + ": split it";
    }

    private static List<Plan.Problem> tooLong(List<Step> steps) {
        Map<String, Plan.Problem> problems = new LinkedHashMap<>();
        for (Step step : steps) {
            String written =
                    step.id().contains(".") ? step.id().substring(0, step.id().indexOf('.')) : step.id();
            if (step.id().length() > StepIds.MOST) {
                problems.putIfAbsent(
                        written,
                        new Plan.Problem(
                                written,
                                "together with what is called the id of a step becomes longer than " + StepIds.MOST
                                        + " characters; choose shorter ids"));
            }
        }
        return List.copyOf(problems.values());
    }
}
