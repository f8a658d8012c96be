package org.splectrum.se.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deliveries held in memory. Thread-safe. */
public final class InMemoryDeliveries implements Deliveries, Inbox, Arrivals {
    private final int limit;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Delivery> waiting = new LinkedHashMap<>();
    private Optional<Instant> first = Optional.empty();
    private final List<Runnable> listeners = new ArrayList<>();

    public InMemoryDeliveries(int limit) {
        this.limit = limit;
    }

    @Override
    public synchronized Receipt store(Delivery delivery) {
        if (waiting.size() >= limit) {
            return Receipt.FULL;
        }
        if (!seen.add(delivery.id())) {
            return Receipt.DUPLICATE;
        }
        first = first.or(() -> Optional.of(delivery.receivedAt()));
        waiting.put(delivery.id(), delivery);
        listeners.forEach(Runnable::run);
        return Receipt.STORED;
    }

    @Override
    public synchronized List<Delivery> waiting(int limit, Set<String> except) {
        return waiting.values().stream()
                .filter(delivery -> !except.contains(delivery.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void done(String deliveryId) {
        waiting.remove(deliveryId);
    }

    @Override
    public synchronized void setAside(String deliveryId) {
        if (waiting.remove(deliveryId) != null) {
            seen.remove(deliveryId);
        }
    }

    @Override
    public synchronized Optional<Instant> first() {
        return first;
    }

    @Override
    public synchronized void onArrival(Runnable listener) {
        listeners.add(listener);
    }
}
