package org.splectrum.se.steps;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Readiness;

/** Sealed containers, one per attempt, found again by the attempt's name. Thread-safe. */
public interface Sandboxes {
    /**
     * Starts the attempt's container, or finds the one that lives or has ended already: idempotent.
     *
     * @return digest of the image that it is made of, as {@code sha256:…}; empty where it is gone already
     * @throws Unavailable where the engine or the image is missing
     */
    String start(AttemptId attempt, Spec spec);

    /** Waits until the container has ended, at most this long; {@link State#RUNNING} when the time was too short. */
    State await(AttemptId attempt, Duration atMost) throws InterruptedException;

    /** Stops and removes the container and what belongs to it. Idempotent. */
    void remove(AttemptId attempt);

    /**
     * What the container gets.
     *
     * @param socketFolder folder on the host that holds the gateway's socket; mounted read-only
     * @param alternate folder on the host as {@link Alternates} gives it; mounted read-only
     * @param image what it is made of; empty: the server's usual image
     * @param readiness what its runner gets ready before it has its order
     */
    record Spec(String socketFolder, Optional<String> alternate, String image, Readiness readiness) {
        public Spec {
            Objects.requireNonNull(socketFolder, "socketFolder is null");
            Objects.requireNonNull(alternate, "alternate is null");
            Objects.requireNonNull(image, "image is null");
            Objects.requireNonNull(readiness, "readiness is null");
        }

        /** A container of the usual image, with no objects but what it fetches. */
        public Spec(String socketFolder, Readiness readiness) {
            this(socketFolder, Optional.empty(), "", readiness);
        }
    }

    /** How a container is. */
    enum State {
        RUNNING,
        /** Its program ended with exit code 0. */
        ENDED,
        /** Its program ended with another code, or was killed. */
        BROKEN,
        /** Killed for taking more memory than it has. */
        OUT_OF_MEMORY,
        /** There is no such container. */
        GONE
    }

    /** The engine or image is not there; the message names the mend. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }

        public Unavailable(String message) {
            super(message);
        }
    }
}
