package org.splectrum.se.steps;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;

/** Looks whether what steps left in SE's mirrors is still whole. Reads only; thread-safe. */
@FunctionalInterface
public interface Checkpoints {
    /**
     * What is wrong with a step's commit: which of the objects that it brought cannot be read, in a few words; empty where it is
     * whole.
     *
     * @param since commits that it builds on; behind them only they themselves are looked at
     * @throws RuntimeException where the disk did not answer
     */
    Optional<String> flaw(RepositoryName repository, CommitId checkpoint, List<CommitId> since);
}
