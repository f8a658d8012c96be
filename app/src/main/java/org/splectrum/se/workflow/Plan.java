package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;

/** What is performed for a workflow: steps of the simple kinds only, each behind what it needs. */
public sealed interface Plan {
    /** Steps that a plan may have. */
    int MOST = 200;

    /** The step that works out what the whole workflow gives; no written step can have this id. */
    String OUTPUTS = "_outputs";

    /** It can be performed. */
    record Right(List<Step> steps) implements Plan {
        public Right {
            steps = List.copyOf(steps);
        }
    }

    /** It cannot. */
    record Wrong(List<Problem> problems) implements Plan {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Why not.
     *
     * @param step id of the written step that it is about; empty: the workflow as a whole
     * @param text with the mend
     */
    record Problem(String step, String text) {
        public Problem {
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(text, "text is null");
        }
    }

    /**
     * Makes of what is written what is performed: calls become the steps that are called, several agents single ones, and the
     * steps that nobody has to write are put in. Pure; the same for the same.
     *
     * @param catalog what can be called
     */
    static Plan of(Workflow workflow, Catalog catalog) {
        return new Planner(catalog).plan(workflow);
    }
}
