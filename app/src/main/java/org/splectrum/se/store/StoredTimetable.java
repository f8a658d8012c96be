package org.splectrum.se.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.Timetable;

/** Schedules on disk. Thread-safe. */
final class StoredTimetable implements Timetable {
    private final Writer writer;
    private final Jdbi reading;

    StoredTimetable(Writer writer, Jdbi reading) {
        this.writer = writer;
        this.reading = reading;
    }

    @Override
    public List<Entry> entries() {
        return reading.withHandle(handle -> handle.createQuery(
                        "SELECT installation, repository, workflow, schedule, seen"
                                + " FROM schedules ORDER BY repository, workflow")
                .map((row, context) -> new Entry(
                        new Home(row.getLong("installation"), RepositoryName.of(row.getString("repository"))),
                        row.getString("workflow"),
                        row.getString("schedule"),
                        Instant.parse(row.getString("seen"))))
                .list());
    }

    @Override
    public void put(Entry entry) {
        writer.write(handle -> handle.createUpdate("INSERT INTO schedules"
                        + " (repository, workflow, installation, schedule, seen) VALUES"
                        + " (:repository, :workflow, :installation, :schedule, :seen) ON CONFLICT (repository, workflow)"
                        + " DO UPDATE SET installation = excluded.installation, schedule = excluded.schedule,"
                        + " seen = excluded.seen")
                .bind("repository", entry.home().repository().toString())
                .bind("workflow", entry.workflow())
                .bind("installation", entry.home().installation())
                .bind("schedule", entry.schedule())
                .bind("seen", entry.seen().toString())
                .execute());
    }

    @Override
    public void remove(RepositoryName repository, String workflow) {
        writer.write(handle -> handle.createUpdate(
                        "DELETE FROM schedules WHERE repository = :repository AND workflow = :workflow")
                .bind("repository", repository.toString())
                .bind("workflow", workflow)
                .execute());
    }
}
