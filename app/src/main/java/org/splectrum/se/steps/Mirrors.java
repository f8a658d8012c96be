package org.splectrum.se.steps;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Changes;

/** SE's bare mirrors of repositories. Thread-safe; one fetch of a repository at a time. */
public interface Mirrors {
    /**
     * Makes the mirror like GitHub now, without touching {@code refs/se}. Idempotent.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    Branches fetch(Home home);

    /** Sets a ref below {@code refs/se}. Idempotent. */
    void point(RepositoryName repository, String ref, CommitId commit);

    /** Where a full ref points in the mirror; empty where there is none. */
    Optional<CommitId> read(RepositoryName repository, String ref);

    /** What changed from one commit to another; renames count as one path gone and one come. */
    Changes changes(RepositoryName repository, CommitId from, CommitId to);

    /**
     * The branches as GitHub has them.
     *
     * @param main name of the default branch
     * @param tips by name; empty where nothing was ever committed
     */
    record Branches(String main, Map<String, CommitId> tips) {
        public Branches {
            Objects.requireNonNull(main, "main is null");
            tips = Map.copyOf(tips);
        }
    }
}
