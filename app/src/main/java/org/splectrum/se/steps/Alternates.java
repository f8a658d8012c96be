package org.splectrum.se.steps;

import java.util.Optional;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;

/** Objects of repositories that containers read in place, where fetching them each time would take long. Thread-safe. */
@FunctionalInterface
public interface Alternates {
    /**
     * Holds nothing but what can be reached from the repository's default branch, and stays as it is for two days at least.
     *
     * @return empty where there is none, or it is not worth it
     */
    Optional<Lent> of(RepositoryName repository);

    /** What is lent to one attempt. */
    interface Lent {
        /** On the host, laid out as {@link org.splectrum.se.runner.protocol.Routes#ALTERNATE} says. */
        String folder();

        /**
         * Lays beside the attempt's socket what its input has beyond this, and nothing else, as {@link
         * org.splectrum.se.runner.protocol.Routes#INPUT} says: the container then fetches nothing. Where that is much, or cannot be done, nothing
         * is there, and it fetches. Idempotent; it does not throw.
         *
         * @param socketFolder the attempt's own
         */
        void completeWith(CommitId input, String socketFolder);
    }
}
