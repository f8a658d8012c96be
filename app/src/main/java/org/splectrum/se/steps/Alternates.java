package org.splectrum.se.steps;

import java.util.Optional;
import org.splectrum.se.model.RepositoryName;

/** Objects of repositories that containers read in place, where fetching them each time would take long. Thread-safe. */
@FunctionalInterface
public interface Alternates {
    /**
     * Holds nothing but what can be reached from the repository's default branch, and stays as it is for two days at least.
     *
     * @return folder on the host, laid out as {@link org.splectrum.se.runner.protocol.Routes#ALTERNATE} says; empty where there is
     *     none, or it is not worth it
     */
    Optional<String> of(RepositoryName repository);
}
