package org.splectrum.se.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.intake.Deliveries;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.Inbox;

/** Deliveries on disk; of those dealt with only the id stays. Thread-safe. */
final class StoredDeliveries implements Deliveries, Inbox {
    private static final String INSERT =
            "INSERT INTO deliveries (id, event, received_at, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";

    private final Writer writer;
    private final Jdbi reading;
    private final int limit;
    private final AtomicInteger waiting;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param limit how many may wait; those stored at the same moment may exceed it */
    StoredDeliveries(Writer writer, Jdbi reading, int limit) {
        this.writer = writer;
        this.reading = reading;
        this.limit = limit;
        this.waiting = new AtomicInteger(reading.withHandle(StoredDeliveries::count));
    }

    private static int count(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM deliveries WHERE waiting = 1")
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public Receipt store(Delivery delivery) {
        if (waiting.get() >= limit) {
            return Receipt.FULL;
        }
        Receipt receipt = writer.offer(handle -> insert(handle, delivery)).orElse(Receipt.FULL);
        if (receipt == Receipt.STORED) {
            waiting.incrementAndGet();
            listeners.forEach(Runnable::run);
        }
        return receipt;
    }

    /** Without Jdbi, whose way to a statement takes as long as the insert: nothing is done more often. */
    private static Receipt insert(Handle handle, Delivery delivery) {
        try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
            insert.setString(1, delivery.id());
            insert.setString(2, delivery.event());
            insert.setString(3, delivery.receivedAt().toString());
            insert.setString(4, delivery.body());
            return insert.executeUpdate() == 1 ? Receipt.STORED : Receipt.DUPLICATE;
        } catch (SQLException e) {
            throw new IllegalStateException("storing delivery " + delivery.id() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<Delivery> waiting(int limit) {
        return reading.withHandle(handle -> handle.createQuery("SELECT id, event, received_at, body FROM deliveries"
                        + " WHERE waiting = 1 ORDER BY sequence LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> new Delivery(
                        row.getString("id"),
                        row.getString("event"),
                        Instant.parse(row.getString("received_at")),
                        row.getString("body")))
                .list());
    }

    @Override
    public void done(String deliveryId) {
        int rows = writer.write(handle -> handle.createUpdate(
                        "UPDATE deliveries SET waiting = 0, body = '' WHERE id = :id AND waiting = 1")
                .bind("id", deliveryId)
                .execute());
        waiting.addAndGet(-rows);
    }

    @Override
    public Optional<Instant> firstArrival() {
        return reading.withHandle(
                handle -> handle.createQuery("SELECT received_at FROM deliveries ORDER BY sequence LIMIT 1")
                        .mapTo(String.class)
                        .findOne()
                        .map(Instant::parse));
    }

    @Override
    public void onArrival(Runnable listener) {
        listeners.add(listener);
    }
}
