package org.splectrum.se.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts those whom GitHub did not know, for it holds many of them against whoever asks. Thread-safe. */
final class Strangers {
    static final int MOST = 30;
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Deque<Instant> latest = new ArrayDeque<>();

    Strangers(Clock clock) {
        this.clock = clock;
    }

    synchronized void another() {
        latest.addLast(clock.instant());
        if (latest.size() > MOST) {
            latest.removeFirst();
        }
    }

    /** Whether so many came within the last minute. */
    synchronized boolean areTooMany() {
        return latest.size() == MOST && latest.getFirst().plus(SPAN).isAfter(clock.instant());
    }
}
