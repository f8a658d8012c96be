package org.splectrum.se.steps;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.workflow.Rebasing.Regeneration;

/** Which files of a repository a command makes anew. Pure. */
public final class GeneratedFiles {
    private GeneratedFiles() {}

    /** The command for this path; empty where there is none. */
    public static Optional<String> command(List<Regeneration> regenerate, String path) {
        return regenerate.stream()
                .filter(each -> ProtectedPaths.matches(each.match(), path))
                .map(Regeneration::command)
                .findFirst();
    }
}
