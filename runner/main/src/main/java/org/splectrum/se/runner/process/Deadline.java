package org.splectrum.se.runner.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The moment at which the whole attempt's time is over. Thread-safe. */
public final class Deadline {
    private final long start = System.nanoTime();
    private final Duration allowed;

    private Deadline(Duration allowed) {
        this.allowed = allowed;
    }

    public static Deadline in(Duration allowed) {
        return new Deadline(allowed);
    }

    /** Never below zero. */
    public Duration remaining() {
        Duration left = allowed.minusNanos(System.nanoTime() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean passed() {
        return remaining().isZero();
    }

    public Duration allowed() {
        return allowed;
    }

    /** False where the time was over before the process. */
    boolean awaits(Process process) {
        try {
            return process.waitFor(remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
