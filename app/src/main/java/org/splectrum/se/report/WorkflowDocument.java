package org.splectrum.se.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.splectrum.se.workflow.Parameter;
import org.splectrum.se.workflow.Workflow;

/** A workflow for machines. The names of its parts are those of its JSON. */
public record WorkflowDocument(String name, String description, List<Param> params) {
    public WorkflowDocument {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
        params = List.copyOf(params);
    }

    /**
     * A parameter.
     *
     * @param type in lower case
     * @param choices what a choice may be; else empty
     * @param pattern that the whole of a string must match; empty: any
     * @param fallback its value where it is not given; empty where it must be
     */
    public record Param(
            String name, String type, boolean required, List<String> choices, String pattern, String fallback) {
        public Param {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(type, "type is null");
            choices = List.copyOf(choices);
            Objects.requireNonNull(pattern, "pattern is null");
            Objects.requireNonNull(fallback, "fallback is null");
        }
    }

    /** Pure. */
    public static WorkflowDocument of(Workflow workflow) {
        List<Param> params = workflow.signature().params().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(param -> param(param.getKey(), param.getValue()))
                .toList();
        return new WorkflowDocument(workflow.name(), workflow.description(), params);
    }

    private static Param param(String name, Parameter parameter) {
        return new Param(
                name,
                parameter.type().name().toLowerCase(Locale.ROOT),
                parameter.presence() == Parameter.Presence.REQUIRED,
                parameter.choices(),
                parameter.pattern(),
                parameter.fallback());
    }
}
