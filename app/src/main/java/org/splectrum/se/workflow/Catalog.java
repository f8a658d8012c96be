package org.splectrum.se.workflow;

import java.util.List;
import java.util.Optional;

/** The workflows that can be asked for. */
public record Catalog(List<Workflow> workflows) {
    public Catalog {
        workflows = List.copyOf(workflows);
    }

    /** The one with this name; empty where there is none. */
    public Optional<Workflow> named(String name) {
        return workflows.stream()
                .filter(workflow -> workflow.name().equals(name))
                .findFirst();
    }

    /** All names, in order. */
    public List<String> names() {
        return workflows.stream().map(Workflow::name).toList();
    }
}
