package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Objects;

/**
 * A conflict that was resolved. Told by the runner, and believed only for what it says about itself: whether the resolution is
 * right, the server finds out from the commits.
 *
 * @param commit sha of the commit whose replay conflicted
 * @param rung what resolved it, as {@link #CLAUDE}
 * @param reasons why so, one for each hunk; the model's words: data, never to be trusted
 */
public record Resolution(String commit, String path, String rung, List<String> reasons) {
    /** The rung of what Claude resolved. */
    public static final String CLAUDE = "claude";

    /** The rung of what mergiraf merged by its structure. */
    public static final String MERGIRAF = "mergiraf";

    /** The rung of what a person decided. */
    public static final String PERSON = "person";

    /** The rung of what the server remembered of an earlier run. */
    public static final String MEMORY = "memory";

    /** The rung of what a command of the repository made anew. */
    public static final String REGENERATED = "regenerated";

    public Resolution {
        Objects.requireNonNull(commit, "commit is null");
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(rung, "rung is null");
        reasons = List.copyOf(reasons);
    }
}
