package org.splectrum.se.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;

/** Tells what does not merge any more, from SE's mirrors, in memory. Reads only; thread-safe. */
@FunctionalInterface
public interface Collisions {
    /**
     * The first commit of the branch with which the head does not merge; empty where it merges with the branch's tip, or where
     * that cannot be told. Renames are not followed.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    Optional<Collision> between(Home home, String base, CommitId head);

    /**
     * What does not merge.
     *
     * @param commit on the base branch, which made the conflict
     * @param title of that commit; written by anybody
     * @param files in conflict; none where the two have no history in common, for the branch was made anew
     */
    record Collision(CommitId commit, String title, List<String> files) {
        public Collision {
            Objects.requireNonNull(commit, "commit is null");
            Objects.requireNonNull(title, "title is null");
            files = List.copyOf(files);
        }
    }
}
