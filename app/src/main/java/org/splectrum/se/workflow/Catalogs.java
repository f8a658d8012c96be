package org.splectrum.se.workflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.splectrum.se.model.Home;

/** Reads which workflows a repository has: those on its default branch, now, over those that are built in. Reads only; thread-safe. */
@FunctionalInterface
public interface Catalogs {
    /** @throws RuntimeException where GitHub did not answer */
    Reading of(Home home);

    /**
     * What can be run, and what could be if it were right.
     *
     * @param problems of workflows that cannot be run, by name; each with file, place and mend
     */
    record Reading(Catalog catalog, Map<String, List<String>> problems) {
        public Reading {
            Objects.requireNonNull(catalog, "catalog is null");
            problems = Map.copyOf(problems);
        }
    }
}
