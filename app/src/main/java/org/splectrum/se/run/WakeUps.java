package org.splectrum.se.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.splectrum.se.model.RunId;

/**
 * Wakes runs when their time comes, each at the latest moment that it asked for. How long that is from now is worked out when a run
 * first asks for it: whoever sets the clock meanwhile neither hastens nor delays it. Thread-safe.
 */
final class WakeUps {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** More moments than the runs under way ask for; what is forgotten goes by the clock again. */
    private static final int KNOWN = 10_000;

    private final Engine engine;
    private final RunStore store;
    private final Backlog backlog;
    private final RetryClock retryClock;
    private final Map<RunId, Instant> set = new ConcurrentHashMap<>();
    private final Map<Effect.Wake, Duration> due = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Effect.Wake, Duration> eldest) {
            return size() > KNOWN;
        }
    };

    WakeUps(Engine engine, RunStore store, Backlog backlog, RetryClock retryClock) {
        this.engine = engine;
        this.store = store;
        this.backlog = backlog;
        this.retryClock = retryClock;
    }

    /** In place of what was set for the run before. */
    void set(Effect.Wake wake) {
        set.put(wake.run(), wake.at());
        Duration left = due(wake).minus(retryClock.timer().uptime());
        retryClock.timer().after(left.isNegative() ? Duration.ZERO : left, () -> ring(wake));
    }

    /** When the moment comes, as time runs. */
    private Duration due(Effect.Wake wake) {
        Timer timer = retryClock.timer();
        synchronized (due) {
            return due.computeIfAbsent(wake, asked -> timer.uptime().plus(Duration.between(timer.now(), asked.at())));
        }
    }

    private void ring(Effect.Wake wake) {
        if (!wake.at().equals(set.get(wake.run()))) {
            return;
        }
        try {
            long version = store.find(wake.run()).map(Run::version).orElse(0L);
            engine.wake(wake.run(), wake.at());
            backlog.performed(wake, version);
            set.remove(wake.run(), wake.at());
        } catch (RuntimeException failure) {
            retryClock.tryAgain(wake.key(), failure, AGAIN, () -> ring(wake));
        }
    }
}
