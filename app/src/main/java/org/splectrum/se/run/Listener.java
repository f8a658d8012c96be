package org.splectrum.se.run;

import org.splectrum.se.intake.GitHubEvent;

/** Hears what happens on GitHub besides those who deal with commands. Thread-safe. */
@FunctionalInterface
public interface Listener {
    /**
     * Hears of the event. Idempotent: it may be told once more.
     *
     * @throws RuntimeException where GitHub did not answer; then all hear of it again later
     */
    void heard(GitHubEvent event) throws InterruptedException;
}
