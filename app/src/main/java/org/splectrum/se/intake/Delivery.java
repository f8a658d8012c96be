package org.splectrum.se.intake;

import java.time.Instant;
import java.util.Objects;

/**
 * A webhook delivery whose signature was right.
 *
 * @param id GitHub's {@code X-GitHub-Delivery}; the same again is the same delivery
 * @param event GitHub's {@code X-GitHub-Event}
 * @param body JSON as it was signed
 */
public record Delivery(String id, String event, Instant receivedAt, String body) {
    public Delivery {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(event, "event is null");
        Objects.requireNonNull(receivedAt, "receivedAt is null");
        Objects.requireNonNull(body, "body is null");
    }
}
