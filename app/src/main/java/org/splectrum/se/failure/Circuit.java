package org.splectrum.se.failure;

import java.time.Instant;
import java.util.Objects;

/** How a breaker is. */
public record Circuit(Outside thing, Condition condition) {
    public Circuit {
        Objects.requireNonNull(thing, "thing is null");
        Objects.requireNonNull(condition, "condition is null");
    }

    /** Closed, open or in between. */
    public sealed interface Condition {
        /** All is well as far as is known. */
        record Closed() implements Condition {}

        /**
         * Nobody asks.
         *
         * @param since when it fails
         * @param until when the next may ask
         * @param why as the last failure had it
         */
        record Open(Instant since, Instant until, String why) implements Condition {
            public Open {
                Objects.requireNonNull(since, "since is null");
                Objects.requireNonNull(until, "until is null");
                Objects.requireNonNull(why, "why is null");
            }
        }

        /** One asks, and the others wait for what comes of it. */
        record HalfOpen(Instant since, String why) implements Condition {
            public HalfOpen {
                Objects.requireNonNull(since, "since is null");
                Objects.requireNonNull(why, "why is null");
            }
        }
    }
}
