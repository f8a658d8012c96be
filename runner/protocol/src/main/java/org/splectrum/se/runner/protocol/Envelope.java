package org.splectrum.se.runner.protocol;

import java.time.Instant;
import java.util.Objects;

/**
 * One message of the runner in its place.
 *
 * @param sequence from 1 upwards without gaps within an attempt; the server ignores what it has already
 * @param at when it happened, by the container's clock
 */
public record Envelope(long sequence, Instant at, Message message) {
    public Envelope {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(message, "message is null");
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence is below 1: " + sequence);
        }
    }
}
