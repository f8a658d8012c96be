package org.splectrum.se.intake;

import java.util.List;
import java.util.Set;

/** The stored deliveries that nobody has dealt with yet. Thread-safe. */
public interface Inbox {
    /** Those not dealt with but these, oldest first, at most {@code limit}; empty means none waits. */
    List<Delivery> waiting(int limit, Set<String> except);

    /** All those not dealt with, oldest first, at most {@code limit}; empty means none waits. */
    default List<Delivery> waiting(int limit) {
        return waiting(limit, Set.of());
    }

    /** Notes that everything the delivery asked for is done or durable. Idempotent. */
    void done(String deliveryId);

    /** Keeps a delivery that cannot be dealt with out of the way: it waits again when the server starts next. Idempotent. */
    void setAside(String deliveryId);

    /** Calls {@code listener} after deliveries were stored, on any thread; it must return at once. */
    void onArrival(Runnable listener);
}
