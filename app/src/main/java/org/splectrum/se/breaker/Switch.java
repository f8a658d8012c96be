package org.splectrum.se.breaker;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.failure.Backoff;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.failure.Circuit;
import org.splectrum.se.failure.Outside;
import org.splectrum.se.model.TryAgainLater;

/**
 * The breaker of one thing. The library decides; this keeps what people are told, and lets no word count that is about an
 * earlier time: a question asked before it opened may be answered, or fail, while another is the one that probes. Thread-safe.
 */
final class Switch implements Breaker {
    /** Of so many questions, as they were answered last, … */
    static final int WINDOW = 10;

    /** … and at least so many … */
    static final int LEAST = 5;

    /** … half must have failed for it to open, in percent. */
    static final int RATE = 50;

    /** How long it stays open: longer each time that the probe fails. */
    static final Backoff OPEN = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(2));

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreakers.class);
    private static final Duration TICK = Duration.ofMillis(1);

    private final Outside thing;
    private final InstantSource wall;
    private final Clock steady;
    private final CircuitBreaker library;

    /** Counts the changes. */
    private long period;

    private int openings;
    private Instant since = Instant.MAX;
    private Instant until = Instant.MIN;
    private String why = "";

    Switch(Outside thing, InstantSource wall, Clock steady) {
        this.thing = thing;
        this.wall = wall;
        this.steady = steady;
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .clock(steady)
                .slidingWindow(WINDOW, LEAST, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(RATE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(
                        openings -> OPEN.ceiling(openings).toMillis())
                .build();
        library = CircuitBreaker.of(thing.toString(), config);
        library.getEventPublisher().onStateTransition(this::changed);
    }

    @Override
    public synchronized Passage enter() {
        if (!library.tryAcquirePermission()) {
            throw later();
        }
        return new Entered(period);
    }

    synchronized Circuit circuit() {
        return new Circuit(
                thing,
                switch (library.getState()) {
                    case OPEN, FORCED_OPEN -> new Circuit.Condition.Open(since, opens(), why);
                    case HALF_OPEN -> new Circuit.Condition.HalfOpen(since, why);
                    case CLOSED, DISABLED, METRICS_ONLY -> new Circuit.Condition.Closed();
                });
    }

    /** Called by the library while this is held. */
    private synchronized void changed(CircuitBreakerOnStateTransitionEvent event) {
        period++;
        switch (event.getStateTransition().getToState()) {
            case OPEN -> {
                openings++;
                since = openings == 1 ? wall.instant() : since;
                until = steady.instant().plus(OPEN.ceiling(openings)).plus(TICK);
                LOG.warn("{} is not asked until {}: {}", thing, opens(), why);
            }
            case HALF_OPEN -> LOG.info("{} is asked again, once; it has failed since {}", thing, since);
            case CLOSED -> {
                openings = 0;
                LOG.info("{} answers again; it had failed since {}", thing, since);
            }
            case FORCED_OPEN, DISABLED, METRICS_ONLY -> {}
        }
    }

    /** Why comes first: where people see only the beginning, the mend is in it. */
    private TryAgainLater later() {
        Instant at = opens();
        return new TryAgainLater(
                why + ": " + thing + " is not asked before " + at.truncatedTo(ChronoUnit.SECONDS)
                        + ", for it has failed since " + since.truncatedTo(ChronoUnit.SECONDS),
                at);
    }

    /** By the clock on the wall. Where the probe is under way, when to look again. */
    private Instant opens() {
        Duration left = Duration.between(steady.instant(), until);
        return wall.instant().plus(left.isPositive() ? left : OPEN.first());
    }

    private final class Entered implements Passage {
        private final long entered;
        private boolean over;

        Entered(long entered) {
            this.entered = entered;
        }

        @Override
        public void answered() {
            synchronized (Switch.this) {
                if (counts()) {
                    library.onSuccess(0, TimeUnit.NANOSECONDS);
                }
            }
        }

        @Override
        public void failed(String reason) {
            synchronized (Switch.this) {
                if (counts()) {
                    why = reason;
                    library.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(reason));
                }
            }
        }

        @Override
        public void close() {
            synchronized (Switch.this) {
                if (counts()) {
                    library.releasePermission();
                }
            }
        }

        private boolean counts() {
            boolean first = !over;
            over = true;
            return first && entered == period;
        }
    }
}
