package org.splectrum.se;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.run.Timer;
import org.splectrum.se.signing.Ledger;

/** Has the ledger written from time to time, not with each event: that costs runs nothing. Thread-safe. */
record Bookkeeping(Timer timer, Ledger ledger) {
    /** What is taken away sooner than it was written down is not missed. */
    static final Duration BETWEEN = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeping.class);

    /** Writes now, and then every few minutes until the server's time stops. */
    void start() {
        try {
            LOG.debug("the last page of the ledger is {}", ledger.write());
        } catch (RuntimeException e) {
            LOG.warn("writing the ledger: {}; it is tried again in {} minutes", e.getMessage(), BETWEEN.toMinutes());
        }
        timer.after(BETWEEN, this::start);
    }
}
