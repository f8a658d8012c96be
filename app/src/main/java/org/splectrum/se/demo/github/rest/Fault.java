package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a request goes wrong on purpose. */
public sealed interface Fault {
    /** It is refused and does nothing. */
    record Refused(int status, String message, Map<String, String> headers) implements Fault {
        public Refused {
            requireNonNull(message, "message is null");
            headers = Map.copyOf(headers);
        }
    }

    /** It is done, but the answer is lost on the way and a proxy answers with this status. */
    record AnswerLost(int status) implements Fault {}

    /** It waits until the gate opens and is done then. */
    record Held(Gate gate) implements Fault {
        public Held {
            requireNonNull(gate, "gate is null");
        }
    }

    /** GitHub's secondary rate limit, which asks to come back after so many seconds. */
    static Fault secondaryRateLimit(int retryAfterSeconds) {
        return new Refused(
                403,
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
                Map.of("Retry-After", String.valueOf(retryAfterSeconds)));
    }

    /** GitHub being down. */
    static Fault status(int status) {
        return new Refused(status, "Server Error", Map.of());
    }

    /** Where held requests wait. Thread-safe. */
    final class Gate {
        private static final long LONGEST_SECONDS = 60;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        /** Lets all requests through, those that wait and those to come. */
        public void open() {
            open.countDown();
        }

        /** Whether a request waits at the gate, or did. */
        public boolean isReached() {
            return reached.getCount() == 0;
        }

        /** Waits until the gate is open. */
        public void pass() {
            reached.countDown();
            try {
                if (!open.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("the gate never opened");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("the gate never opened", e);
            }
        }
    }
}
