package org.splectrum.se.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.splectrum.se.workflow.Catalog;
import org.splectrum.se.workflow.Expressions;
import org.splectrum.se.workflow.Plan;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Triggers;
import org.splectrum.se.workflow.Workflow;

/** Reads a repository's workflow files, which come over those that are built in. Immutable; thread-safe. */
public final class WorkflowFiles {
    private final WorkflowFile reader;
    private final Catalog builtIn;

    public WorkflowFiles(Expressions expressions, Catalog builtIn) {
        this.reader = new WorkflowFile(expressions);
        this.builtIn = builtIn;
    }

    /**
     * What the files held.
     *
     * @param catalog what can be run: without the files that have problems, and without what those would have replaced
     * @param problems by the file's name; a file without problems is not in it
     */
    public record Reading(Catalog catalog, Map<String, List<FileProblem>> problems) {
        public Reading {
            Map<String, List<FileProblem>> copy = new TreeMap<>();
            problems.forEach((file, each) -> copy.put(file, List.copyOf(each)));
            problems = Map.copyOf(copy);
        }
    }

    /** A file that is right by itself. */
    private record Parsed(String file, WorkflowFile.Reading.Right right) {}

    /** @param files texts by path or name, as {@code claude/workflows/fix.yml} */
    public Reading read(Map<String, String> files) {
        Map<String, List<FileProblem>> problems = new TreeMap<>();
        Map<String, Parsed> parsed = new LinkedHashMap<>();
        Set<String> broken = new TreeSet<>();
        new TreeMap<>(files).forEach((file, text) -> {
            String name = workflowOf(file);
            switch (reader.parse(name, text)) {
                case WorkflowFile.Reading.Wrong(List<FileProblem> wrong) -> {
                    problems.put(file, wrong);
                    broken.add(name);
                }
                case WorkflowFile.Reading.Right right -> {
                    Parsed before = parsed.putIfAbsent(name, new Parsed(file, right));
                    if (before != null) {
                        problems.put(
                                file,
                                List.of(new FileProblem(
                                        0,
                                        0,
                                        before.file() + " is a workflow “" + name + "” too; rename one of them")));
                    }
                }
            }
        });
        Catalog all = over(parsed, broken);
        parsed.values().forEach(each -> {
            List<FileProblem> found = together(each, all, broken, parsed);
            if (!found.isEmpty()) {
                problems.put(each.file(), found);
            }
        });
        Set<String> left = new TreeSet<>(broken);
        problems.keySet().forEach(file -> left.add(workflowOf(file)));
        return new Reading(over(parsed, left), problems);
    }

    /** The workflow's name: that of the file without folder and ending. */
    public static String workflowOf(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
    }

    private Catalog over(Map<String, Parsed> parsed, Set<String> without) {
        Map<String, Workflow> workflows = new LinkedHashMap<>();
        builtIn.workflows().forEach(workflow -> workflows.put(workflow.name(), workflow));
        parsed.forEach((name, each) -> workflows.put(name, each.right().workflow()));
        workflows.keySet().removeAll(without);
        return new Catalog(List.copyOf(workflows.values()));
    }

    /** What is wrong with a workflow among the others. */
    private static List<FileProblem> together(
            Parsed each, Catalog all, Set<String> broken, Map<String, Parsed> parsed) {
        List<FileProblem> found = new ArrayList<>();
        Workflow workflow = each.right().workflow();
        if (Plan.of(workflow, all) instanceof Plan.Wrong(List<Plan.Problem> problems)) {
            problems.stream()
                    .map(problem -> broken(workflow, problem, broken))
                    .forEach(problem -> found.add(placed(each.right(), problem)));
        }
        for (Parsed other : parsed.values()) {
            String word = clash(workflow, other.right().workflow());
            if (!word.isEmpty() && other.file().compareTo(each.file()) < 0) {
                found.add(new FileProblem(0, 0, other.file() + " is started by " + word + " too; choose another here"));
            }
        }
        return found;
    }

    /** A workflow that is missing because its own file is wrong is called so. */
    private static Plan.Problem broken(Workflow workflow, Plan.Problem problem, Set<String> broken) {
        return workflow.steps().stream()
                .filter(step -> step.id().equals(problem.step()) && step.kind() instanceof StepKind.Call)
                .map(step -> ((StepKind.Call) step.kind()).workflow())
                .filter(broken::contains)
                .map(name -> new Plan.Problem(
                        problem.step(), "workflow “" + name + "” has problems of its own; mend that file first"))
                .findFirst()
                .orElse(problem);
    }

    private static FileProblem placed(WorkflowFile.Reading.Right right, Plan.Problem problem) {
        WorkflowFile.Place place = right.places().getOrDefault(problem.step(), new WorkflowFile.Place(0, 0));
        return new FileProblem(place.line(), place.column(), problem.text());
    }

    /** What starts both; empty where nothing does. */
    private static String clash(Workflow one, Workflow other) {
        Triggers a = one.on();
        Triggers b = other.on();
        if (!a.command().isEmpty() && a.command().equals(b.command())) {
            return "the command “" + a.command() + "”";
        }
        return !a.label().isEmpty() && a.label().equals(b.label()) ? "the label “" + a.label() + "”" : "";
    }
}
