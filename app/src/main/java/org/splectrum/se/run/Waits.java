package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.splectrum.se.failure.Backoff;
import org.splectrum.se.model.TryAgainLater;

/** How long to wait before something is tried again. */
final class Waits {
    private Waits() {}

    /** The same by chance. */
    static Duration after(Backoff backoff, int failures, RuntimeException failure, Instant now) {
        return after(backoff, failures, failure, now, ThreadLocalRandom.current());
    }

    /**
     * As the backoff has it; longer only where the failure itself says from when on it is worth while. Pure.
     *
     * @param failures so far, from 1
     */
    static Duration after(
            Backoff backoff, int failures, RuntimeException failure, Instant now, RandomGenerator random) {
        Duration asked = failure instanceof TryAgainLater later ? Duration.between(now, later.at()) : Duration.ZERO;
        return backoff.after(failures, asked, random);
    }
}
