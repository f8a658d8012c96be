package org.splectrum.se;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.run.Timer;
import org.splectrum.se.steps.Retention;

/**
 * Has the texts forgotten that are kept long enough: what strangers wrote is not SE's to keep for ever. Thread-safe.
 *
 * @param kept how long after the end of their run
 */
record RetentionJob(Timer timer, Retention retention, Duration kept) {
    static final Duration BETWEEN = Duration.ofHours(6);

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    /** Forgets now, and then every few hours until the server's time stops. */
    void start() {
        try {
            int runs = retention.forget(timer.now().minus(kept));
            if (runs > 0) {
                LOG.info("the texts of {} runs that ended {} days ago or earlier are forgotten", runs, kept.toDays());
            }
        } catch (RuntimeException e) {
            LOG.warn("forgetting texts: {}; it is tried again in {} hours", e.getMessage(), BETWEEN.toHours());
        }
        timer.after(BETWEEN, this::start);
    }
}
