package org.splectrum.se.steps;

import java.time.Instant;
import java.util.Optional;
import org.splectrum.se.model.Place;

/** What runs are about. Reads only; thread-safe. */
@FunctionalInterface
public interface Subjects {
    /**
     * When the issue or pull request was closed, by GitHub's clock, to the second; empty where it is open, or where nothing is there
     * any more that could be.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    Optional<Instant> closed(Place place);
}
