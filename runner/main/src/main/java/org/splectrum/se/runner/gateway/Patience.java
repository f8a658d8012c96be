package org.splectrum.se.runner.gateway;

import java.time.Duration;

/**
 * How long the runner bears a server that does not answer.
 *
 * @param total from the last good answer on
 * @param longestPause between two tries
 * @param exhausted called once, when the total is over
 */
public record Patience(Duration total, Duration longestPause, Runnable exhausted) {
    /** A quarter of an hour: long enough for a restart or an update of the server, short enough to free the machine. */
    public static Patience forRestarts(Runnable exhausted) {
        return new Patience(Duration.ofMinutes(15), Duration.ofSeconds(2), exhausted);
    }
}
