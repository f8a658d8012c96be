package org.splectrum.se.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.steps.RefusalLog;
import org.splectrum.se.steps.text.Series;

/** What an attempt has done since the server started, and how much of it at once. Thread-safe. */
final class Tally {
    /** Each may hold a request of 32 MB in memory. */
    private static final int MODEL_CALLS = 16;

    /** Claude Code with many agents of its own does not come near. */
    private static final int CALLS_PER_MINUTE = 300;

    /** Of an agent that tries everything it is enough to know so many tries. */
    private static final int REFUSALS = 2000;

    private static final int KINDS = 100;
    private static final int LONGEST = 120;

    private final AttemptId attempt;
    private final RefusalLog log;
    private final Telling telling;
    private final AtomicLong pushed = new AtomicLong();
    private final Semaphore calls = new Semaphore(MODEL_CALLS);
    private final RateLimit rateLimit = new RateLimit(CALLS_PER_MINUTE / 3, CALLS_PER_MINUTE, System::nanoTime);
    private final AtomicInteger refused = new AtomicInteger();
    private final Set<String> hosts = ConcurrentHashMap.newKeySet();
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();

    Tally(AttemptId attempt, RefusalLog log, Telling telling) {
        this.attempt = attempt;
        this.log = log;
        this.telling = telling;
    }

    /** What the messages of its run told of secrets. */
    Series told() {
        return telling.of(attempt.run());
    }

    /** Bytes received in pushes. */
    AtomicLong pushed() {
        return pushed;
    }

    /** Calls of the model that may be under way at once. */
    Semaphore calls() {
        return calls;
    }

    /** How often the model may be called. */
    RateLimit rateLimit() {
        return rateLimit;
    }

    /** Notes that a connection to the host was let through. */
    void reached(String host) {
        if (hosts.size() < KINDS && hosts.add(host)) {
            log.reached(attempt, host);
        }
    }

    /** Counts what was refused, for people to see. */
    void refused(String what) {
        if (refused.incrementAndGet() > REFUSALS) {
            return;
        }
        String plain = what.replaceAll("[^!-~ ]", "?");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST));
        boolean known = kinds.contains(cut) || (kinds.size() < KINDS && kinds.add(cut));
        log.add(attempt, known ? cut : "others");
    }
}
