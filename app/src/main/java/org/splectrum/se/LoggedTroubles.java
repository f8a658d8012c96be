package org.splectrum.se;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.run.Troubles;

/** Writes what goes wrong into the log. */
final class LoggedTroubles implements Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedTroubles.class);

    @Override
    public void willTryAgain(String what, RuntimeException failure, Duration wait) {
        LOG.warn("{} failed and is tried again in {} s: {}", what, wait.toSeconds(), failure.getMessage());
        LOG.debug("{}", what, failure);
    }

    @Override
    public void gaveUp(String what, RuntimeException failure) {
        LOG.warn("{} failed and is given up: {}", what, failure.getMessage());
        LOG.debug("{}", what, failure);
    }
}
