package org.splectrum.se.gateway;

import java.util.function.LongSupplier;

/** How often something may be done: so many times at once, and then as often as time makes up for it. Thread-safe. */
final class RateLimit {
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    private final long burst;
    private final long nanosEach;
    private final LongSupplier nanos;
    private long paidUpTo;

    /**
     * @param perMinute in the long run
     * @param nanos a clock that never goes back
     */
    RateLimit(long burst, long perMinute, LongSupplier nanos) {
        this.burst = burst;
        this.nanosEach = NANOS_PER_MINUTE / perMinute;
        this.nanos = nanos;
        this.paidUpTo = nanos.getAsLong() - burst * nanosEach;
    }

    /** Whether it may be done now; it counts then. */
    synchronized boolean allows() {
        long now = nanos.getAsLong();
        long from = Math.max(paidUpTo, now - burst * nanosEach);
        if (from + nanosEach > now) {
            return false;
        }
        paidUpTo = from + nanosEach;
        return true;
    }
}
