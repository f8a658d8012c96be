package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.splectrum.se.intake.Arrivals;
import org.splectrum.se.intake.DeliveryLog;
import org.splectrum.se.intake.Missed;
import org.splectrum.se.model.TryAgainLater;

/**
 * Has GitHub deliver again what did not arrive while SE was down, out of reach or full: GitHub itself tries once. Begins with
 * what was missed since SE first heard of GitHub, so that a new server does not do what was asked before it. Thread-safe.
 */
public final class Redelivery {
    /** What was refused this often is refused for a reason that asking again does not mend. */
    static final int TRIES = 3;

    private static final Duration BETWEEN = Duration.ofMinutes(10);

    /** GitHub's clock may be behind, and a try may have been under way at the last look. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    /**
     * GitHub redelivers nothing that is older.
     *
     * @see <a href="https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks">GitHub's rules</a>
     */
    private static final Duration OLDEST = Duration.ofDays(3);

    private final DeliveryLog log;
    private final Arrivals arrivals;
    private final RetryClock retryClock;
    private final Map<String, Integer> asked = new HashMap<>();
    private Instant looked = Instant.MIN;

    public Redelivery(DeliveryLog log, Arrivals arrivals, RetryClock retryClock) {
        this.log = log;
        this.arrivals = arrivals;
        this.retryClock = retryClock;
    }

    /** Looks at once, on another thread, and again every ten minutes, until the server's time stops. Called once. */
    public void start() {
        retryClock.timer().after(Duration.ZERO, () -> look(1));
    }

    private void look(int tries) {
        try {
            lookOnce();
            retryClock.timer().after(BETWEEN, () -> look(1));
        } catch (RuntimeException failure) {
            retryClock.tryAgain("looking for missed deliveries", failure, tries, () -> look(tries + 1));
        }
    }

    private synchronized void lookOnce() {
        Instant now = retryClock.timer().now();
        arrivals.first().ifPresent(first -> redeliver(first, now));
        looked = now;
    }

    private void redeliver(Instant first, Instant now) {
        Instant oldest = later(first.minus(OVERLAP), now.minus(OLDEST));
        Instant start = looked.equals(Instant.MIN) ? oldest : later(oldest, looked.minus(OVERLAP));
        Missed.of(log.since(start), now).forEach(this::redeliver);
    }

    /** One that GitHub refuses to deliver again, perhaps for its age, must not keep the others from coming. */
    private void redeliver(DeliveryLog.Attempt missed) {
        if (asked.getOrDefault(missed.delivery(), 0) < TRIES) {
            try {
                log.redeliver(missed);
            } catch (TryAgainLater later) {
                throw later;
            } catch (RuntimeException refused) {
                retryClock.troubles().gaveUp("having delivery " + missed.delivery() + " made again", refused);
            }
            asked.merge(missed.delivery(), 1, Integer::sum);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
