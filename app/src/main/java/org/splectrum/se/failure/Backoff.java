package org.splectrum.se.failure;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: any time up to a ceiling that doubles with each failure, so that those who failed together
 * do not come back together. Source: Marc Brooker, “Exponential Backoff And Jitter”, full jitter. Pure.
 *
 * @param first ceiling, after the first failure
 * @param cap that no ceiling exceeds
 */
public record Backoff(Duration first, Duration cap) {
    private static final int MOST_DOUBLINGS = 40;

    /** @throws IllegalArgumentException where the first is not positive or above the cap, or the cap is above a day */
    public Backoff {
        Objects.requireNonNull(first, "first is null");
        Objects.requireNonNull(cap, "cap is null");
        if (first.toMillis() < 1 || first.compareTo(cap) > 0 || cap.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("not 1 ms <= first <= cap <= 1 day: " + first + ", " + cap);
        }
    }

    /**
     * The longest wait after that many failures.
     *
     * @param failures so far, from 1; fewer count as 1
     */
    public Duration ceiling(int failures) {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
        long most = cap.toMillis() >> doublings;
        return first.toMillis() > most ? cap : Duration.ofMillis(first.toMillis() << doublings);
    }

    /**
     * How long to wait after that many failures, in whole milliseconds: at least 1, at most the ceiling.
     *
     * @param failures so far, from 1
     */
    public Duration after(int failures, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(1, ceiling(failures).toMillis() + 1));
    }

    /**
     * The same where the other side said how long to stay away: never less than that, with as much on top as one would wait
     * after a first failure, so that not all come back in the same instant.
     *
     * @param asked the other side's {@code Retry-After}; nothing or less: it did not say
     */
    public Duration after(int failures, Duration asked, RandomGenerator random) {
        Duration wait = after(failures, random);
        Duration least = asked.isPositive() ? asked.plus(after(1, random)) : Duration.ZERO;
        return least.compareTo(wait) > 0 ? least : wait;
    }
}
