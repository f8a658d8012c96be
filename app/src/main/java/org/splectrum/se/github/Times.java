package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** GitHub's times, which are ISO-8601 to the second. Pure. */
final class Times {
    private Times() {}

    /** Empty where there is none, or none that can be read. */
    static Optional<Instant> read(JsonNode time) {
        try {
            return time.isTextual() ? Optional.of(Instant.parse(time.asText())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
