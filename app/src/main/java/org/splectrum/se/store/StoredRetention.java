package org.splectrum.se.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.steps.Retention;

/** Takes texts out of the database; SQLite overwrites them with zeros. Thread-safe. */
final class StoredRetention implements Retention {
    /** So many at a time, so that nobody waits long behind them. */
    private static final int SOME = 50;

    private static final String OVER = """
            SELECT id FROM runs
            WHERE state IN ('SUCCEEDED', 'FAILED', 'CANCELLED', 'UNDONE')
              AND (SELECT at FROM run_events WHERE run = runs.id ORDER BY version DESC LIMIT 1) < :before
              AND (EXISTS (SELECT 1 FROM briefings WHERE run = runs.id AND prompt <> '')
                OR EXISTS (SELECT 1 FROM attempt_messages WHERE run = runs.id))
            LIMIT :some
            """;

    private final Writer writer;
    private final Jdbi reading;

    StoredRetention(Writer writer, Jdbi reading) {
        this.writer = writer;
        this.reading = reading;
    }

    @Override
    public int forget(Instant before) {
        int forgotten = 0;
        for (List<String> runs = over(before); !runs.isEmpty(); runs = over(before)) {
            forgotten += (int) runs.stream().filter(this::forget).count();
        }
        return forgotten;
    }

    private List<String> over(Instant before) {
        return reading.withHandle(handle -> handle.createQuery(OVER)
                .bind("before", before.toString())
                .bind("some", SOME)
                .mapTo(String.class)
                .list());
    }

    /** One that began anew meanwhile is passed over. */
    private boolean forget(String run) {
        return writer.write(handle -> {
            boolean over = handle.createQuery("SELECT count(*) FROM runs WHERE id = :run"
                                    + " AND state IN ('SUCCEEDED', 'FAILED', 'CANCELLED', 'UNDONE')")
                            .bind("run", run)
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (over) {
                // Whole pages too are overwritten, not only let go.
                overwrite(handle, "ON");
                handle.execute("UPDATE briefings SET prompt = '', source = '' WHERE run = ?", run);
                handle.execute("DELETE FROM attempt_messages WHERE run = ?", run);
                overwrite(handle, "FAST");
            }
            return over;
        });
    }

    /** SQLite obeys when it prepares this, so that a statement kept from before ({@link Statements}) would do nothing. */
    private static void overwrite(Handle handle, String pages) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute("PRAGMA secure_delete = " + pages);
        } catch (SQLException e) {
            throw new IllegalStateException("having what is deleted overwritten: " + e.getMessage(), e);
        }
    }
}
