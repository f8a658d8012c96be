package org.splectrum.se.workflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be done for a command.
 *
 * @param name as in {@code /se run NAME} and in the label {@code se:NAME}; lower case
 * @param description one sentence for people
 * @param params names of parameters and their defaults
 * @param steps in an order that respects what each needs
 */
public record Workflow(String name, String description, Map<String, String> params, List<Step> steps) {
    public Workflow {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
        params = Map.copyOf(params);
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("workflow " + name + " has no steps");
        }
    }
}
