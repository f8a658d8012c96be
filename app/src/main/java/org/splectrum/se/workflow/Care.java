package org.splectrum.se.workflow;

import java.time.Duration;
import java.util.Objects;

/**
 * How a step is tried, and what becomes of the run where it fails.
 *
 * @param timeout of one attempt; zero: the server's
 */
public record Care(Retry retry, Duration timeout, OnFailure onFailure, Compensation compensate) {
    /** Tried once; a failure is the run's. */
    public static final Care USUAL = new Care(Retry.ONCE, Duration.ZERO, OnFailure.FAIL, new Compensation.None());

    public Care {
        Objects.requireNonNull(retry, "retry is null");
        Objects.requireNonNull(timeout, "timeout is null");
        Objects.requireNonNull(onFailure, "onFailure is null");
        Objects.requireNonNull(compensate, "compensate is null");
    }

    /**
     * How often a step is tried whose failure may pass by itself. Between attempts it rests: at random up to {@code first},
     * doubled each time, at most {@code cap}.
     *
     * @param attempts all together, at least 1
     */
    public record Retry(int attempts, Duration first, Duration cap) {
        public static final Retry ONCE = new Retry(1, Duration.ofSeconds(10), Duration.ofMinutes(5));

        public Retry {
            Objects.requireNonNull(first, "first is null");
            Objects.requireNonNull(cap, "cap is null");
            if (attempts < 1 || first.isNegative() || cap.compareTo(first) < 0) {
                throw new IllegalArgumentException("not a way to retry: " + attempts + ", " + first + ", " + cap);
            }
        }
    }

    /** What a failed step means. */
    public enum OnFailure {
        /** The run fails. */
        FAIL,
        /** The run goes on as if it had gone well. */
        CONTINUE,
        /** A person is asked. */
        ASK
    }

    /** How what a step did is taken back when the run fails or is cancelled after it. */
    public sealed interface Compensation {
        /** Not at all. */
        record None() implements Compensation {}

        /** The pull request that it opened is closed. */
        record Close() implements Compensation {}

        /** The branch goes back to the commit before it, never over another's commit. */
        record Restore() implements Compensation {}

        /** A command runs in a container on the step's commit. */
        record Command(String command) implements Compensation {
            public Command {
                Objects.requireNonNull(command, "command is null");
            }
        }
    }
}
