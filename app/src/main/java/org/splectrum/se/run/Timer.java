package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;

/** Time, so that tests can step it. Thread-safe. */
public interface Timer {
    /** Now, by the clock that people see; somebody may set it back or forward. */
    Instant now();

    /** How long time has been running: it goes on evenly whatever is done to the clock, and begins anew with each start of the server. */
    Duration uptime();

    /** Calls the task once, this much later whatever is done to the clock, on any thread; never where the server stops before. */
    void after(Duration delay, Runnable task);
}
