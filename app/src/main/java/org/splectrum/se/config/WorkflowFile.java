package org.splectrum.se.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** Reads a workflow's file. Strict: what the engine would not do is a problem, not passed over. Pure. */
public final class WorkflowFile {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private WorkflowFile() {}

    /** What a file held. */
    public sealed interface Reading {
        /** A workflow that can be run. */
        record Right(Workflow workflow) implements Reading {}

        /** Every problem, each with its place and mend. */
        record Wrong(List<String> problems) implements Reading {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }

    /** @param name of the file without its ending: the workflow's name */
    public static Reading parse(String name, String yaml) {
        Faults faults = new Faults();
        if (!NAME.matcher(name).matches()) {
            faults.add("a workflow's name has lower case letters, digits, “-” and “_” only, at most 64");
        }
        Section file = YamlText.read(yaml, faults);
        String description = file.value("description").map(Value::text).orElse("");
        Map<String, Parameter> params = params(file.section("params"));
        List<Step> steps = steps(file, faults);
        file.end();
        return faults.none()
                ? new Reading.Right(new Workflow(
                        name, description, Triggers.NONE, new Signature(params, Map.of()), Terms.USUAL, steps))
                : new Reading.Wrong(faults.texts());
    }

    private static Map<String, Parameter> params(Section params) {
        Map<String, Parameter> defaults = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : params.entries().entrySet()) {
            Section param = entry.getValue().section();
            param.value("type").ifPresent(type -> {
                if (!type.text().equals("string")) {
                    type.wrong("only “string” is known");
                }
            });
            defaults.put(
                    entry.getKey(),
                    Parameter.text(param.value("default").map(Value::anyText).orElse("")));
            param.end();
        }
        return defaults;
    }

    private static List<Step> steps(Section file, Faults faults) {
        List<Step> steps = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (Value item : file.items("steps")) {
            Step step = step(item, before);
            before.add(step.id());
            steps.add(step);
        }
        if (steps.isEmpty()) {
            faults.add("a workflow needs “steps”, a list of at least one step");
        }
        return steps;
    }

    private static Step step(Value item, Set<String> before) {
        Section section = item.section();
        String id = section.value("id").map(Value::text).orElse("");
        if (!NAME.matcher(id).matches()) {
            item.wrong("a step needs an “id” of lower case letters, digits, “-” and “_”");
        } else if (before.contains(id)) {
            item.wrong("there is a step “" + id + "” already; give this one another id");
        }
        List<String> needs = new ArrayList<>();
        for (Value need : section.items("needs")) {
            needs.add(need.text());
            if (!before.contains(need.text())) {
                need.wrong("no step above has the id “" + Section.cut(need.text()) + "”");
            }
        }
        return new Step(id, kind(item, section), needs);
    }

    private static StepKind kind(Value item, Section section) {
        List<StepKind> kinds = StepKinds.of(section);
        List<String> unknown = section.others();
        unknown.forEach(key -> section.wrong(
                key, "“" + Section.cut(key) + "” is not known here; " + Section.hint(key, StepKinds.keys())));
        if (kinds.size() != 1 && unknown.isEmpty()) {
            item.wrong("a step needs exactly one of " + String.join(", ", StepKinds.names()));
        }
        return kinds.isEmpty() ? new StepKind.Prepare() : kinds.getFirst();
    }
}
