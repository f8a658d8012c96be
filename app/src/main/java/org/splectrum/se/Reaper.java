package org.splectrum.se;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.run.Timer;

/**
 * Removes what no run needs any more: containers, sockets and folders that a crash, or an engine that did not answer when they
 * were to go, left behind. Thread-safe.
 */
final class Reaper {
    static final Duration BETWEEN = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);

    private final Timer timer;
    private final Supplier<Set<AttemptId>> needed;
    private final List<Broom> brooms;

    /** Removes one kind of thing. */
    @FunctionalInterface
    interface Broom {
        /** @param needed the attempts under way when it is asked, which must be after the things were looked for */
        void sweep(Supplier<Set<AttemptId>> needed);
    }

    Reaper(Timer timer, Supplier<Set<AttemptId>> needed, List<Broom> brooms) {
        this.timer = timer;
        this.needed = needed;
        this.brooms = List.copyOf(brooms);
    }

    /** Sweeps now, and then every minute until the server's time stops. */
    void start() {
        for (Broom broom : brooms) {
            try {
                broom.sweep(needed);
            } catch (RuntimeException e) {
                LOG.debug("removing what no run needs", e); // the next minute finds it again
            }
        }
        timer.after(BETWEEN, this::start);
    }
}
