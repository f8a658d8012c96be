package org.splectrum.se.intake;

import java.time.Instant;
import java.util.Optional;

/** When deliveries came. Reads only; thread-safe. */
@FunctionalInterface
public interface Arrivals {
    /** When the first delivery of all was stored, dealt with or not; empty where none was. */
    Optional<Instant> first();
}
