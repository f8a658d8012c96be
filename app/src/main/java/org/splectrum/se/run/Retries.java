package org.splectrum.se.run;

import java.time.Duration;

/** Does what fails once more, a little later each time, until it succeeds. Thread-safe. */
final class Retries {
    private final RetryClock retryClock;

    Retries(RetryClock retryClock) {
        this.retryClock = retryClock;
    }

    /** Does it at once, and returns also where that failed. What a server that stops did not come to is taken up by its next start. */
    void insist(String what, Runnable action) {
        insist(what, action, 1);
    }

    /** The same on another thread. */
    void insistBeside(String what, Runnable action) {
        retryClock.timer().after(Duration.ZERO, () -> insist(what, action, 1));
    }

    private void insist(String what, Runnable action, int tries) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            retryClock.tryAgain(what, failure, tries, () -> insist(what, action, tries + 1));
        }
    }
}
