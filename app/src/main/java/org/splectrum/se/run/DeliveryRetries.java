package org.splectrum.se.run;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.splectrum.se.failure.Backoff;
import org.splectrum.se.model.AppSuspended;
import org.splectrum.se.model.TryAgainLater;

/** How long SE insists on what somebody asked for in a delivery. */
final class DeliveryRetries {
    /** What GitHub refuses it may still grant, once somebody mends a permission. */
    static final Duration LONGEST = Duration.ofDays(1);

    /** At least; it may have come while the server was down. */
    static final int TRIES = 5;

    private static final Duration SELDOM = Duration.ofHours(1);

    private DeliveryRetries() {}

    /**
     * Whether there is nothing more to hope for. Where nobody answered, or the App is suspended, there always is. Pure.
     *
     * @param tries so far
     * @param age since it arrived
     */
    static boolean isInVain(RuntimeException failure, int tries, Duration age) {
        boolean passes = failure instanceof TryAgainLater || failure instanceof AppSuspended;
        return !passes && tries >= TRIES && age.compareTo(LONGEST) >= 0;
    }

    /** How long to wait before it is tried again: an hour at most where it was refused, for that seldom passes by itself. */
    static Duration pause(RetryClock retryClock, RuntimeException failure, int tries) {
        return failure instanceof TryAgainLater
                ? retryClock.wait(tries, failure)
                : new Backoff(retryClock.waits().first(), SELDOM).after(tries, ThreadLocalRandom.current());
    }
}
