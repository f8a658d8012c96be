package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.Permission;

/**
 * What {@code .github/se.yml} on the default branch says.
 *
 * @param defaultWorkflow what {@code /se run} without a workflow's name starts
 * @param accept shell commands that prove a result; empty where the repository names none
 * @param protect glob patterns of paths that no run may change
 * @param apps ids of GitHub Apps whose commands count
 * @param rebasing what may be done about conflicts
 */
public record RepositoryConfig(
        String defaultWorkflow,
        List<String> accept,
        List<String> protect,
        List<Long> apps,
        Bounds bounds,
        Rebasing rebasing) {
    /** Of a repository without the file. */
    public static final RepositoryConfig NONE =
            new RepositoryConfig("fix", List.of(), List.of(".github/workflows/**"), List.of());

    public RepositoryConfig {
        Objects.requireNonNull(defaultWorkflow, "defaultWorkflow is null");
        accept = List.copyOf(accept);
        protect = List.copyOf(protect);
        apps = List.copyOf(apps);
        Objects.requireNonNull(bounds, "bounds is null");
        // Not there in what earlier versions wrote.
        rebasing = Objects.requireNonNullElse(rebasing, Rebasing.USUAL);
    }

    /** One that lets every verified resolution be pushed. */
    public RepositoryConfig(
            String defaultWorkflow, List<String> accept, List<String> protect, List<Long> apps, Bounds bounds) {
        this(defaultWorkflow, accept, protect, apps, bounds, Rebasing.USUAL);
    }

    /** One that bounds no spending and opens no host. */
    public RepositoryConfig(String defaultWorkflow, List<String> accept, List<String> protect, List<Long> apps) {
        this(defaultWorkflow, accept, protect, apps, Bounds.NONE);
    }

    /**
     * How far its runs may go.
     *
     * @param runMicroUsd what one run may cost, in millionths of a US dollar; 0: no bound of the repository's
     * @param dayMicroUsd what its runs of a day may cost together
     * @param egress hosts that its containers may reach where the server allows them, too
     * @param readers what somebody must be allowed to do there for agents to be told their comments
     */
    public record Bounds(long runMicroUsd, long dayMicroUsd, List<String> egress, Permission readers) {
        public static final Bounds NONE = new Bounds(0, 0, List.of());

        public Bounds {
            egress = List.copyOf(egress);
            readers = Objects.requireNonNullElse(readers, Permission.WRITE); // not there in what earlier versions wrote
            if (runMicroUsd < 0 || dayMicroUsd < 0) {
                throw new IllegalArgumentException("a budget is below 0");
            }
        }

        /** One whose agents are told the comments of those who may write. */
        public Bounds(long runMicroUsd, long dayMicroUsd, List<String> egress) {
            this(runMicroUsd, dayMicroUsd, egress, Permission.WRITE);
        }
    }
}
