package org.splectrum.se.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.intake.Arrivals;
import org.splectrum.se.intake.Deliveries;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.Inbox;

/** Deliveries on disk; of those dealt with only the id stays. What was set aside waits again when this is made. Thread-safe. */
final class StoredDeliveries implements Deliveries, Inbox, Arrivals {
    /** What could not be read any more, and what was given up, may come again. */
    private static final String INSERT = "INSERT INTO deliveries (id, event, received_at, body) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET event = excluded.event, received_at = excluded.received_at,"
            + " body = excluded.body, waiting = 1 WHERE waiting >= 2";

    private static final int UNREADABLE = 2;
    private static final int GIVEN_UP = 3;
    private static final Logger LOG = LoggerFactory.getLogger(StoredDeliveries.class);

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
        writer.write(handle -> handle.execute("UPDATE deliveries SET waiting = 1 WHERE waiting = 3"));
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
        byte[] body = PackedBody.of(delivery.body());
        Receipt receipt = writer.offer(handle -> insert(handle, delivery, body)).orElse(Receipt.FULL);
        if (receipt == Receipt.STORED) {
            waiting.incrementAndGet();
            listeners.forEach(Runnable::run);
        }
        return receipt;
    }

    /** Without Jdbi, whose way to a statement takes as long as the insert: nothing is done more often. */
    private static Receipt insert(Handle handle, Delivery delivery, byte[] body) {
        try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
            insert.setString(1, delivery.id());
            insert.setString(2, delivery.event());
            insert.setString(3, delivery.receivedAt().toString());
            insert.setBytes(4, body);
            return insert.executeUpdate() == 1 ? Receipt.STORED : Receipt.DUPLICATE;
        } catch (SQLException e) {
            throw new IllegalStateException("storing delivery " + delivery.id() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<Delivery> waiting(int limit, Set<String> except) {
        while (true) {
            List<Row> rows = rows(limit, except);
            List<Delivery> read = rows.stream().flatMap(this::read).toList();
            if (read.size() == rows.size()) {
                return read;
            }
            // Those that were set aside made room for others.
        }
    }

    private List<Row> rows(int limit, Set<String> except) {
        return reading.withHandle(handle -> handle.createQuery("SELECT id, event, received_at, body FROM deliveries"
                        + " WHERE waiting = 1 AND id NOT IN (SELECT value FROM json_each(:except))"
                        + " ORDER BY sequence LIMIT :limit")
                .bind("except", Json.write(except))
                .bind("limit", limit)
                .map((row, context) -> new Row(
                        row.getString("id"),
                        row.getString("event"),
                        Instant.parse(row.getString("received_at")),
                        row.getBytes("body")))
                .list());
    }

    /** Nothing where the body is damaged: the delivery does not wait any more then. */
    private Stream<Delivery> read(Row row) {
        try {
            return Stream.of(new Delivery(row.id(), row.event(), row.receivedAt(), PackedBody.read(row.body())));
        } catch (PackedBody.Damaged e) {
            LOG.error(
                    "the stored body of delivery {} ({}, of {}) is damaged: {}. It is set aside, and the disk should be"
                            + " looked at. Redeliver it from the App's page on GitHub (Advanced, Recent Deliveries)",
                    row.id(),
                    row.event(),
                    row.receivedAt(),
                    e.getMessage());
            leave(row.id(), UNREADABLE);
            return Stream.empty();
        }
    }

    private void leave(String deliveryId, int as) {
        int rows = writer.write(
                handle -> handle.createUpdate("UPDATE deliveries SET waiting = :as WHERE id = :id AND waiting = 1")
                        .bind("id", deliveryId)
                        .bind("as", as)
                        .execute());
        waiting.addAndGet(-rows);
    }

    /** A delivery as it lies on disk. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares rows.
    private record Row(String id, String event, Instant receivedAt, byte[] body) {}

    @Override
    public void done(String deliveryId) {
        int rows = writer.write(handle -> handle.createUpdate(
                        "UPDATE deliveries SET waiting = 0, body = x'' WHERE id = :id AND waiting = 1")
                .bind("id", deliveryId)
                .execute());
        waiting.addAndGet(-rows);
    }

    @Override
    public void setAside(String deliveryId) {
        leave(deliveryId, GIVEN_UP);
    }

    /** How many wait. */
    int waiting() {
        return waiting.get();
    }

    /** How many are set aside. */
    int aside() {
        return reading.withHandle(handle -> handle.createQuery("SELECT count(*) FROM deliveries WHERE waiting = 3")
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Optional<Instant> first() {
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
