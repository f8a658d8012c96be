package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;

/**
 * One step of a workflow.
 *
 * @param id unique in its workflow; lower case letters, digits, {@code -} and {@code _}
 * @param needs ids of the steps that must be done before
 */
public record Step(String id, StepKind kind, List<String> needs) {
    public Step {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(kind, "kind is null");
        needs = List.copyOf(needs);
    }
}
