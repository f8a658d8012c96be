package org.splectrum.se.steps;

import java.util.Optional;
import org.splectrum.se.model.Home;

/** Prompts that a repository holds. Reads only; thread-safe. */
@FunctionalInterface
public interface Prompts {
    /**
     * The text of a file on the default branch, now; empty where there is none.
     *
     * @param path from the repository's root
     * @throws RuntimeException where GitHub did not answer
     */
    Optional<String> read(Home home, String path);
}
