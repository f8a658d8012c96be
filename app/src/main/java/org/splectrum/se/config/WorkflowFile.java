package org.splectrum.se.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.splectrum.se.workflow.Expressions;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Plan;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/**
 * Reads a workflow's file by itself. Strict: what the engine would not do is a problem, not passed over. What needs to know other
 * workflows is seen by {@link WorkflowFiles}. Immutable; thread-safe.
 */
public final class WorkflowFile {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern TITLE = Pattern.compile("[^\\p{Cntrl}]{1,80}");
    private static final Pattern OUTPUT = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private final Expressions expressions;

    public WorkflowFile(Expressions expressions) {
        this.expressions = expressions;
    }

    /** What a file held. */
    public sealed interface Reading {
        /**
         * A workflow.
         *
         * @param places where its steps stand, by id
         */
        record Right(Workflow workflow, Map<String, Place> places) implements Reading {
            public Right {
                places = Map.copyOf(places);
            }
        }

        /** Every problem. */
        record Wrong(List<FileProblem> problems) implements Reading {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }

    /** A place in the file; both count from 1. */
    public record Place(int line, int column) {}

    /** @param name of the file without its ending: the workflow's name */
    public Reading parse(String name, String yaml) {
        Faults faults = new Faults();
        Section file = YamlText.read(yaml, faults);
        if (!faults.none()) {
            return new Reading.Wrong(faults.all());
        }
        if (!NAME.matcher(name).matches()) {
            faults.add(
                    "a workflow's name has lower case letters, digits, “-” and “_” only, at most 64: rename the file");
        }
        String title = file.value("name").map(WorkflowFile::title).orElse("");
        String description = file.value("description").map(Value::text).orElse(title);
        Triggers on = TriggersReader.read(file.section("on"));
        Map<String, Parameter> params = ParamsReader.read(file.section("params"));
        ExpressionChecks expressionChecks = new ExpressionChecks();
        Terms terms = TermsReader.read(file, expressionChecks);
        List<StepReader.Read> steps = steps(file, expressionChecks, faults);
        Map<String, String> outputs = outputs(file.section("outputs"), expressionChecks);
        file.end();
        expressionChecks.check(expressions, params, StepsCheck.needs(steps));
        if (!faults.none()) {
            return new Reading.Wrong(faults.all());
        }
        Workflow workflow = new Workflow(
                name,
                description,
                on,
                new Signature(params, outputs),
                terms,
                steps.stream().map(StepReader.Read::step).toList());
        return new Reading.Right(workflow, places(steps));
    }

    /** The file's name is the workflow's; this one is for people. */
    private static String title(Value value) {
        String title = value.text();
        if (!title.isBlank() && !TITLE.matcher(title).matches()) {
            value.wrong("a name is one line of at most 80 characters");
        }
        return title;
    }

    private static List<StepReader.Read> steps(Section file, ExpressionChecks expressionChecks, Faults faults) {
        Optional<Value> written = file.value("steps");
        List<Value> items = written.map(Value::items).orElse(List.of());
        if (items.isEmpty()) {
            faults.add("a workflow needs “steps”, a list of at least one step");
        }
        if (items.size() > Plan.MOST) {
            items.get(Plan.MOST)
                    .wrong("a workflow has at most " + Plan.MOST + " steps, and this one " + items.size()
                            + "; split it into several that call each other");
            return List.of();
        }
        StepReader reader = new StepReader(expressionChecks);
        List<StepReader.Read> steps = items.stream().map(reader::read).toList();
        StepsCheck.check(steps);
        return steps;
    }

    private static Map<String, String> outputs(Section section, ExpressionChecks expressionChecks) {
        Map<String, String> outputs = new LinkedHashMap<>();
        section.entries().forEach((name, value) -> {
            if (!OUTPUT.matcher(name).matches()) {
                section.wrong(
                        name, "an output's name has lower case letters, digits, “-” and “_”, and begins with a letter");
            }
            outputs.put(name, expressionChecks.textAtTheEnd(value));
        });
        return outputs;
    }

    private static Map<String, Place> places(List<StepReader.Read> steps) {
        return steps.stream().collect(Collectors.toMap(read -> read.step().id(), read -> {
            var mark = read.idAt().node().getStartMark();
            return new Place(mark.getLine() + 1, mark.getColumn() + 1);
        }));
    }
}
