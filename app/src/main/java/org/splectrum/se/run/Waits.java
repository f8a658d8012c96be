package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import org.splectrum.se.model.TryAgainLater;

/** How long to wait before something is tried again. Pure. */
final class Waits {
    static final Duration LONGEST = Duration.ofMinutes(1);

    private Waits() {}

    /**
     * One second after the first failure, and twice as long after each, up to {@link #LONGEST}; longer only where the
     * failure itself says from when on it is worth while.
     *
     * @param failures so far, from 1
     */
    static Duration after(int failures, RuntimeException failure, Instant now) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(10, Math.max(0, failures - 1)));
        Duration wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        Duration asked = failure instanceof TryAgainLater later ? Duration.between(now, later.at()) : Duration.ZERO;
        return asked.compareTo(wait) > 0 ? asked : wait;
    }
}
