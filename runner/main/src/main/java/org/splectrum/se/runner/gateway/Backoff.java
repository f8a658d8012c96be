package org.splectrum.se.runner.gateway;

import java.time.Duration;

/** Pauses that double up to the patience's longest. Not thread-safe. */
public final class Backoff {
    private static final Duration SHORTEST = Duration.ofMillis(20);

    private final Patience patience;
    private long lastGood = System.nanoTime();
    private Duration next = SHORTEST;

    public Backoff(Patience patience) {
        this.patience = patience;
    }

    /** A good answer came: the patience is whole again. */
    public void reset() {
        lastGood = System.nanoTime();
        next = SHORTEST;
    }

    /** Waits a while. False, at once, where the patience is at its end or the thread was interrupted. */
    public boolean pause() {
        if (System.nanoTime() - lastGood > patience.total().toNanos()) {
            return false;
        }
        try {
            Thread.sleep(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(patience.longestPause()) > 0 ? patience.longestPause() : doubled;
        return true;
    }
}
