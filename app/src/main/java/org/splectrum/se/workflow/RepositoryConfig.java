package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;

/**
 * What {@code .github/se.yml} on the default branch says.
 *
 * @param defaultWorkflow what {@code /se run} without a workflow's name starts
 * @param accept shell commands that prove a result; empty where the repository names none
 * @param protect glob patterns of paths that no run may change
 * @param apps ids of GitHub Apps whose commands count
 */
public record RepositoryConfig(String defaultWorkflow, List<String> accept, List<String> protect, List<Long> apps) {
    /** Of a repository without the file. */
    public static final RepositoryConfig NONE =
            new RepositoryConfig("fix", List.of(), List.of(".github/workflows/**"), List.of());

    public RepositoryConfig {
        Objects.requireNonNull(defaultWorkflow, "defaultWorkflow is null");
        accept = List.copyOf(accept);
        protect = List.copyOf(protect);
        apps = List.copyOf(apps);
    }
}
