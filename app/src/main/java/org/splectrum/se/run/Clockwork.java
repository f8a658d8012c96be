package org.splectrum.se.run;

import java.time.Duration;
import java.util.Objects;

/** The server's time, and who hears of what is tried again. */
public record Clockwork(Timer timer, Troubles troubles) {
    public Clockwork {
        Objects.requireNonNull(timer, "timer is null");
        Objects.requireNonNull(troubles, "troubles is null");
    }

    /** Has the task called once more after the wait; when that is told, it is sure to come. */
    void tryAgain(String what, RuntimeException failure, Duration wait, Runnable task) {
        timer.after(wait, task);
        troubles.willTryAgain(what, failure, wait);
    }
}
