package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;

/** Time, so that tests can step it. Thread-safe. */
public interface Timer {
    /** Now. */
    Instant now();

    /** Calls the task once, this much later, on any thread; never where the server stops before. */
    void after(Duration delay, Runnable task);
}
