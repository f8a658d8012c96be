package org.splectrum.se.steps;

import java.util.Objects;

/** How what people wrote comes to agents: read, and seen as people see it. */
public record ConversationReading(Conversations conversations, Sight sight) {
    public ConversationReading {
        Objects.requireNonNull(conversations, "conversations is null");
        Objects.requireNonNull(sight, "sight is null");
    }
}
