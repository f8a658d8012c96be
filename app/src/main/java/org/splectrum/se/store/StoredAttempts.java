package org.splectrum.se.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.steps.AttemptLog;

/** What runners told, on disk. Thread-safe. */
final class StoredAttempts implements AttemptLog {
    private static final String OF_ATTEMPT = " WHERE run = :run AND step = :step AND attempt = :attempt";

    private final Writer writer;
    private final Jdbi reading;
    private final ConcurrentMap<AttemptId, List<Runnable>> listeners = new ConcurrentHashMap<>();

    StoredAttempts(Writer writer, Jdbi reading) {
        this.writer = writer;
        this.reading = reading;
    }

    @Override
    public long append(AttemptId attempt, List<Envelope> messages) {
        long before = reading.withHandle(handle -> last(handle, attempt));
        if (continuation(before, messages).isEmpty()) {
            return before;
        }
        long after = writer.write(handle -> {
            List<Envelope> next = continuation(last(handle, attempt), messages);
            next.forEach(envelope -> insert(handle, attempt, envelope));
            return last(handle, attempt);
        });
        listeners.getOrDefault(attempt, List.of()).forEach(Runnable::run);
        return after;
    }

    private static List<Envelope> continuation(long last, List<Envelope> messages) {
        List<Envelope> next = new ArrayList<>();
        for (Envelope envelope : messages) {
            if (envelope.sequence() == last + next.size() + 1) {
                next.add(envelope);
            }
        }
        return next;
    }

    private static long last(Handle handle, AttemptId attempt) {
        return of(attempt, handle.createQuery("SELECT coalesce(max(sequence), 0) FROM attempt_messages" + OF_ATTEMPT))
                .mapTo(Long.class)
                .one();
    }

    private static void insert(Handle handle, AttemptId attempt, Envelope envelope) {
        of(
                        attempt,
                        handle.createUpdate("INSERT INTO attempt_messages (run, step, attempt, sequence, message)"
                                + " VALUES (:run, :step, :attempt, :sequence, :message)"))
                .bind("sequence", envelope.sequence())
                .bind("message", Json.write(envelope))
                .execute();
    }

    @Override
    public List<Envelope> after(AttemptId attempt, long sequence) {
        return reading.withHandle(handle -> of(
                        attempt,
                        handle.createQuery("SELECT message FROM attempt_messages" + OF_ATTEMPT
                                + " AND sequence > :sequence ORDER BY sequence"))
                .bind("sequence", sequence)
                .map((row, context) -> Json.read(row.getString(1), Envelope.class))
                .list());
    }

    @Override
    public void told(RunId run, Consumer<String> messages) {
        reading.useHandle(handle -> handle.createQuery(
                        "SELECT message FROM attempt_messages WHERE run = :run" + " ORDER BY step, attempt, sequence")
                .bind("run", run.value())
                .mapTo(String.class)
                .forEach(messages));
    }

    @Override
    public Subscription onAppend(AttemptId attempt, Runnable listener) {
        listeners.compute(attempt, (id, others) -> {
            List<Runnable> all = others == null ? new CopyOnWriteArrayList<>() : others;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(attempt, (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    private static <S extends SqlStatement<S>> S of(AttemptId attempt, S statement) {
        return statement
                .bind("run", attempt.run().value())
                .bind("step", attempt.step())
                .bind("attempt", attempt.number());
    }
}
