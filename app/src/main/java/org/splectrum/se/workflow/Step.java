package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;

/**
 * One step of a workflow.
 *
 * @param id unique in its workflow; see {@link StepIds}. {@link Plan} makes longer ones with dots
 * @param needs ids of the steps that must be over before
 * @param guard when it is performed at all
 * @param care what becomes of it when it fails
 */
public record Step(String id, StepKind kind, List<String> needs, Guard guard, Care care) {
    public Step {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(kind, "kind is null");
        needs = List.copyOf(needs);
        Objects.requireNonNull(guard, "guard is null");
        Objects.requireNonNull(care, "care is null");
    }

    /** A step without conditions, which fails the run where it fails. */
    public Step(String id, StepKind kind, List<String> needs) {
        this(id, kind, needs, Guard.NONE, Care.USUAL);
    }

    /** The same step, needing others. */
    Step needing(List<String> others) {
        return new Step(id, kind, others, guard, care);
    }
}
