package org.splectrum.se.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a repository lets be done about conflicts.
 *
 * @param push verdicts on resolved conflicts with which they may be pushed, where no rule names their path
 * @param paths rules for some paths; where several name one, all must allow it
 * @param regenerate files that are made anew; the first that names a path counts
 */
public record Rebasing(Set<Alone> push, List<PathRule> paths, List<Regeneration> regenerate) {
    /** Where the repository says nothing. */
    public static final Rebasing USUAL = new Rebasing(Alone.ALL, List.of(), List.of());

    public Rebasing {
        push = Set.copyOf(push);
        // Not there in what earlier versions wrote.
        paths = List.copyOf(Objects.requireNonNullElse(paths, List.of()));
        regenerate = List.copyOf(Objects.requireNonNullElse(regenerate, List.of()));
    }

    /** Which resolutions of conflicts may be pushed without a person's look at them. */
    public enum Alone {
        /** Those on which the acceptance commands passed. */
        PROVEN,
        /** Those that keep what both sides did, where there were no commands. */
        VERIFIED;

        public static final Set<Alone> ALL = Set.of(values());
    }

    /**
     * For some paths.
     *
     * @param match pattern of paths
     * @param push in place of the repository's own list
     */
    public record PathRule(String match, Set<Alone> push) {
        public PathRule {
            Objects.requireNonNull(match, "match is null");
            push = Set.copyOf(push);
        }
    }

    /**
     * A file that is generated.
     *
     * @param match pattern of paths
     * @param command for the shell, in the repository's root
     */
    public record Regeneration(String match, String command) {
        public Regeneration {
            Objects.requireNonNull(match, "match is null");
            Objects.requireNonNull(command, "command is null");
        }
    }
}
