package org.splectrum.se.run;

import org.splectrum.se.intake.GitHubEvent;

/** Hears what happens on GitHub besides those who deal with commands. Thread-safe. */
@FunctionalInterface
public interface Listener {
    /**
     * Hears of the event. Idempotent: it may be told once more.
     *
     * @throws org.splectrum.se.model.TryAgainLater where GitHub did not answer; then all hear of it again later
     * @throws RuntimeException for anything else; then too, but only some times
     */
    void heard(GitHubEvent event) throws InterruptedException;
}
