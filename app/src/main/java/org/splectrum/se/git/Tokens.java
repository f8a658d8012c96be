package org.splectrum.se.git;

import org.splectrum.se.model.Home;

/** What lets SE read and write a repository on GitHub. Thread-safe. */
public interface Tokens {
    /**
     * A token that is good for some minutes at least.
     *
     * @throws RuntimeException where GitHub gave none
     */
    String forGit(Home home);

    /** Says that GitHub refused this token; the next will be another. Idempotent. */
    void refused(Home home, String token);
}
