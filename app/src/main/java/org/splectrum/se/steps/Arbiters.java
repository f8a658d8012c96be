package org.splectrum.se.steps;

import org.splectrum.se.model.RepositoryName;

/** Who resolves and judges the conflicts of a repository. Thread-safe. */
@FunctionalInterface
public interface Arbiters {
    /** The same for the same repository. */
    Arbiter of(RepositoryName repository);
}
