package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;

/**
 * What is to be done for a command.
 *
 * @param name as in {@code /se run NAME} and in the label {@code se:NAME}; lower case
 * @param description one sentence for people
 * @param on what starts it besides its name
 * @param signature what goes in and what comes out
 * @param terms under which it runs
 * @param steps as they stand in the file; {@link Plan} makes of them what is performed
 */
public record Workflow(
        String name, String description, Triggers on, Signature signature, Terms terms, List<Step> steps) {
    public Workflow {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(description, "description is null");
        Objects.requireNonNull(on, "on is null");
        Objects.requireNonNull(signature, "signature is null");
        Objects.requireNonNull(terms, "terms is null");
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("workflow " + name + " has no steps");
        }
    }

    /** The same workflow, its runs in the group of this name. */
    public Workflow inGroup(String group) {
        Terms.Concurrency concurrency =
                new Terms.Concurrency(group, terms.concurrency().policy());
        Terms grouped = new Terms(concurrency, terms.budgetMicroUsd(), terms.timeout(), terms.sandbox());
        return new Workflow(name, description, on, signature, grouped, steps);
    }

    /** The same workflow with other steps. */
    public Workflow with(List<Step> others) {
        return new Workflow(name, description, on, signature, terms, others);
    }
}
