package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.splectrum.se.model.RunId;

/** Wakes runs when their time comes, each at the latest moment that it asked for. Thread-safe. */
final class Alarms {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Engine engine;
    private final RunStore store;
    private final Backlog backlog;
    private final Clockwork clockwork;
    private final Map<RunId, Instant> set = new ConcurrentHashMap<>();

    Alarms(Engine engine, RunStore store, Backlog backlog, Clockwork clockwork) {
        this.engine = engine;
        this.store = store;
        this.backlog = backlog;
        this.clockwork = clockwork;
    }

    /** In place of what was set for the run before. */
    void set(Effect.Wake wake) {
        set.put(wake.run(), wake.at());
        await(wake);
    }

    private void await(Effect.Wake wake) {
        Duration left = Duration.between(clockwork.timer().now(), wake.at());
        clockwork.timer().after(left.isNegative() ? Duration.ZERO : left, () -> ring(wake));
    }

    /** The clock may have been set back meanwhile. */
    private void ring(Effect.Wake wake) {
        if (!wake.at().equals(set.get(wake.run()))) {
            return;
        }
        if (clockwork.timer().now().isBefore(wake.at())) {
            await(wake);
            return;
        }
        try {
            long version = store.find(wake.run()).map(Run::version).orElse(0L);
            engine.wake(wake.run());
            backlog.performed(wake, version);
            set.remove(wake.run(), wake.at());
        } catch (RuntimeException failure) {
            clockwork.tryAgain(wake.key(), failure, AGAIN, () -> ring(wake));
        }
    }
}
