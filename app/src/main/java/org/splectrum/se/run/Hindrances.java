package org.splectrum.se.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.splectrum.se.model.AppSuspended;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Usage;

/**
 * Tells runs of attempts that cannot begin or go on because of the world around them: what hinders them as soon as that happens
 * twice, and that they are lost where it happened too often. A suspended App is waited for as long as it takes. Thread-safe.
 */
final class Hindrances {
    /** How often the world may fail to answer before an attempt is given up: half a minute or so between the first and the last. */
    static final int TRIES = 6;

    /** Once is no news. */
    private static final int TOLD = 2;

    private final Engine engine;
    private final RunStore store;
    private final Timer timer;
    private final Map<AttemptId, String> told = new HashMap<>();

    Hindrances(Engine engine, RunStore store, Timer timer) {
        this.engine = engine;
        this.store = store;
        this.timer = timer;
    }

    /**
     * @param failures of the attempt so far, from 1
     * @return whether the attempt is over, and that came to disk; else it is told after the next try
     */
    boolean tell(AttemptId attempt, int failures, RuntimeException failure) {
        String why = String.valueOf(failure.getMessage());
        Instant now = timer.now();
        try {
            Usage usage = store.find(attempt.run())
                    .map(run -> run.usageOf(attempt.step()))
                    .orElse(Usage.NONE);
            if (failures >= TRIES && !(failure instanceof AppSuspended)) {
                engine.tell(attempt.run(), new RunEvent.AttemptEnded(attempt, new Ending.Lost(why), usage, now));
                over(attempt);
                return true;
            }
            if (isNews(attempt, failures, failure, why)) {
                engine.tell(attempt.run(), new RunEvent.Progressed(attempt, why, usage, now));
            }
        } catch (RuntimeException unwritten) {
            failure.addSuppressed(unwritten);
        }
        return false;
    }

    /** Nothing hinders the attempt any more. */
    synchronized void over(AttemptId attempt) {
        told.remove(attempt);
    }

    private synchronized boolean isNews(AttemptId attempt, int failures, RuntimeException failure, String why) {
        boolean ripe = failures >= TOLD || failure instanceof AppSuspended;
        return ripe && !why.equals(told.put(attempt, why));
    }
}
