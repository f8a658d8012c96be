package org.splectrum.se.run;

import java.time.Instant;
import java.util.Optional;

/** When schedules are due, as workflows write them: {@code 0 6 * * 1 Europe/Zurich}. Pure; thread-safe. */
public interface Calendar {
    /** The latest time after {@code after}, and not after {@code until}, at which it is due; empty where there is none. */
    Optional<Instant> due(String schedule, Instant after, Instant until);

    /** When it is due next; {@link Instant#MAX} where never again. */
    Instant next(String schedule, Instant after);
}
