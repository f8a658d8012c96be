package org.splectrum.se.workflow;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.workflow.Reference.Fact;

/**
 * What the names in one step's expressions stand for, by now. Within a called workflow, {@code params.x} is an output of the
 * call's {@code c.in}, and {@code steps.y} is {@code c.y}. Immutable.
 *
 * @param step id of the step in the plan; empty: the workflow as a whole
 */
public record Scope(String step, Known known) {
    public Scope {
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(known, "known is null");
    }

    /**
     * What is known of the run.
     *
     * @param plan by the step's id
     * @param params the run's own, by name
     * @param ended the steps that are over, by id
     */
    public record Known(
            Map<String, Step> plan,
            Signature signature,
            Map<String, String> params,
            Map<String, Ended> ended,
            Map<Fact, String> facts) {
        public Known {
            plan = Map.copyOf(plan);
            Objects.requireNonNull(signature, "signature is null");
            params = Map.copyOf(params);
            ended = Map.copyOf(ended);
            facts = Map.copyOf(facts);
        }
    }

    /** A step that is over. */
    public record Ended(Outcome outcome, Map<String, String> outputs) {
        public Ended {
            Objects.requireNonNull(outcome, "outcome is null");
            outputs = Map.copyOf(outputs);
        }
    }

    /** How a step ended, whatever that means for the run. */
    public enum Outcome {
        SUCCESS,
        FAILURE,
        SKIPPED;

        /** As expressions have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the name stands for; empty where there is nothing yet. */
    public String text(Reference reference) {
        return switch (reference) {
            case Reference.Param(String name) -> param(name);
            case Reference.Output(String of, String name) ->
                ended(of).map(Ended::outputs).map(outputs -> outputs.get(name)).orElse("");
            case Reference.Result(String of) ->
                ended(of).map(Ended::outcome).orElse(Outcome.SKIPPED).word();
            case Reference.Known(Fact fact) -> known.facts().getOrDefault(fact, "");
        };
    }

    /** The form that the name's text has. */
    public Parameter.Type type(Reference reference) {
        return reference instanceof Reference.Param(String name)
                ? Optional.ofNullable(params().get(name)).map(Parameter::type).orElse(Parameter.Type.STRING)
                : Parameter.Type.STRING;
    }

    private String param(String name) {
        String around = around(known.plan().keySet(), step);
        Map<String, String> values = around.isEmpty()
                ? known.params()
                : Optional.ofNullable(known.ended().get(around + ".in"))
                        .map(Ended::outputs)
                        .orElse(Map.of());
        return values.getOrDefault(name, "");
    }

    private Map<String, Parameter> params() {
        String around = around(known.plan().keySet(), step);
        if (around.isEmpty()) {
            return known.signature().params();
        }
        return Optional.ofNullable(known.plan().get(around + ".in"))
                .map(Step::kind)
                .filter(StepKind.Evaluate.class::isInstance)
                .map(kind -> ((StepKind.Evaluate) kind).params())
                .orElse(Map.of());
    }

    private Optional<Ended> ended(String of) {
        String around = around(known.plan().keySet(), step);
        return Optional.ofNullable(known.ended().get(around.isEmpty() ? of : around + "." + of));
    }

    /** The call that a step's expressions belong to, the innermost; empty where they belong to the workflow itself. */
    static String around(Collection<String> plan, String step) {
        if (plan.contains(step + ".in")) {
            return step;
        }
        String rest = step.endsWith(".in") ? step.substring(0, step.length() - ".in".length()) : step;
        while (rest.contains(".")) {
            rest = rest.substring(0, rest.lastIndexOf('.'));
            if (plan.contains(rest + ".in")) {
                return rest;
            }
        }
        return "";
    }

    /** The step's id as expressions beside it have it. */
    static String local(Collection<String> plan, String step) {
        String around = around(plan, step);
        return around.isEmpty() || around.equals(step) ? step : step.substring(around.length() + 1);
    }
}
