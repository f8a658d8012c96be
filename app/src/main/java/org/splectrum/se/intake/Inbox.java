package org.splectrum.se.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored deliveries that nobody has dealt with yet. Thread-safe. */
public interface Inbox {
    /** Those not dealt with, oldest first, at most {@code limit}; empty means none waits. */
    List<Delivery> waiting(int limit);

    /** Notes that everything the delivery asked for is done or durable. Idempotent. */
    void done(String deliveryId);

    /** When the first delivery of all was stored, dealt with or not; empty where none was. */
    Optional<Instant> firstArrival();

    /** Calls {@code listener} after deliveries were stored, on any thread; it must return at once. */
    void onArrival(Runnable listener);
}
