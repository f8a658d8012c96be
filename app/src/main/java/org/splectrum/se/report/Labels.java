package org.splectrum.se.report;

import java.util.Set;
import org.splectrum.se.model.Place;

/** The labels of an issue or pull request. Thread-safe. */
@FunctionalInterface
public interface Labels {
    /** Puts these labels on and takes those off. Idempotent; nothing where the place is gone. */
    void change(Place place, Set<String> on, Set<String> off);
}
