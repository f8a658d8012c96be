package org.splectrum.se.web;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.failure.Circuit;

/** Whether what the server needs answers. Thread-safe. */
@FunctionalInterface
public interface Readiness {
    /** Looks now; must not block for more than a few seconds. Idempotent; empty means nothing is needed. */
    List<Check> checks();

    /** Who outside fails so often that nobody asks there for a while; they do not count against the server being ready. */
    default List<Circuit> circuits() {
        return List.of();
    }

    /** How many deliveries were given up, for they were refused too long; they do not count against the server being ready. */
    default int givenUp() {
        return 0;
    }

    /**
     * What was found of one thing.
     *
     * @param name as {@code database}
     * @param problem what is wrong and what mends it; empty where nothing is
     */
    record Check(String name, String problem) {
        public Check {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(problem, "problem is null");
        }

        public static Check passed(String name) {
            return new Check(name, "");
        }

        public boolean ok() {
            return problem.isEmpty();
        }
    }
}
