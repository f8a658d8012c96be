package org.splectrum.se.steps;

import java.util.Objects;

/** How what people wrote comes to agents: read, seen as people see it, and kept as it was told. */
public record Ears(Conversations conversations, Sight sight, Briefings briefings) {
    public Ears {
        Objects.requireNonNull(conversations, "conversations is null");
        Objects.requireNonNull(sight, "sight is null");
        Objects.requireNonNull(briefings, "briefings is null");
    }
}
