package org.splectrum.se.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Workflows as tests write them. */
final class Written {
    private Written() {}

    static Workflow workflow(String name, Step... steps) {
        return workflow(name, Signature.EMPTY, steps);
    }

    static Workflow workflow(String name, Signature signature, Step... steps) {
        return new Workflow(name, "", Triggers.NONE, signature, Terms.USUAL, List.of(steps));
    }

    static Step step(String id, StepKind kind, String... needs) {
        return new Step(id, kind, List.of(needs));
    }

    static Step when(Step step, String condition, Guard.After after) {
        return new Step(
                step.id(), step.kind(), step.needs(), new Guard(condition, after, Guard.Crowd.ANY), step.care());
    }

    static Step caring(Step step, Care.OnFailure onFailure) {
        Care care = new Care(Care.Retry.ONCE, Duration.ZERO, onFailure, new Care.Compensation.None());
        return new Step(step.id(), step.kind(), step.needs(), step.guard(), care);
    }

    static StepKind agent() {
        return new StepKind.Agent("prompts/fix.md");
    }

    static StepKind.Agent proving() {
        return new StepKind.Agent("prompts/fix.md", new StepKind.Profile("", List.of("make test"), 2), "");
    }

    static StepKind run() {
        return new StepKind.Run("make", Map.of());
    }

    static Plan plan(Workflow workflow, Workflow... others) {
        return Plan.of(workflow, new Catalog(List.of(others)));
    }

    /** A line for each step: its id, what it does, what it needs, and when. */
    static List<String> lines(Plan plan) {
        return switch (plan) {
            case Plan.Right(List<Step> steps) ->
                steps.stream().map(Written::line).toList();
            case Plan.Wrong(List<Plan.Problem> problems) ->
                problems.stream()
                        .map(problem -> problem.step() + ": " + problem.text())
                        .toList();
        };
    }

    private static String line(Step step) {
        String after = step.guard().after() == Guard.After.SUCCESS
                ? ""
                : " after " + step.guard().after();
        String condition =
                step.guard().condition().isEmpty() ? "" : " if " + step.guard().condition();
        return step.id() + " " + kind(step.kind()) + " < " + String.join(" ", step.needs()) + after + condition;
    }

    private static String kind(StepKind kind) {
        return switch (kind) {
            case StepKind.Join(Strategy.Joining how, List<String> branches) ->
                "Join " + how + " " + String.join("+", branches);
            case StepKind.Verify(List<String> accept, String of, int repair) ->
                "Verify " + (of.isEmpty() ? "" : "of " + of + " ") + accept + " " + repair;
            case StepKind.Agent agent -> agent.hears().isEmpty() ? "Agent" : "Agent hears " + agent.hears();
            default -> kind.getClass().getSimpleName();
        };
    }
}
