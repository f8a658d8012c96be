package org.splectrum.se.run;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.splectrum.se.failure.Backoff;

/**
 * The server's time, and who hears of what is tried again.
 *
 * @param waits before something is tried again that failed
 */
public record RetryClock(Timer timer, Troubles troubles, Backoff waits) {
    /** On average one second after the first failure, and half a minute after many. */
    public static final Backoff USUAL = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));

    public RetryClock {
        requireNonNull(timer, "timer is null");
        requireNonNull(troubles, "troubles is null");
        requireNonNull(waits, "waits is null");
    }

    /** With the usual waits. */
    public RetryClock(Timer timer, Troubles troubles) {
        this(timer, troubles, USUAL);
    }

    /** Has the task called once more after the wait; when that is told, it is sure to come. */
    void tryAgain(String what, RuntimeException failure, Duration wait, Runnable task) {
        timer.after(wait, task);
        troubles.willTryAgain(what, failure, wait);
    }

    /** The same after a wait that suits so many failures, from 1. */
    void tryAgain(String what, RuntimeException failure, int failures, Runnable task) {
        tryAgain(what, failure, wait(failures, failure), task);
    }

    /** How long to wait after so many failures, from 1. */
    Duration wait(int failures, RuntimeException failure) {
        return Waits.after(waits, failures, failure, timer.now());
    }
}
