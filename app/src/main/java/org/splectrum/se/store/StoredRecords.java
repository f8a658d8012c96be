package org.splectrum.se.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.steps.RecordId;
import org.splectrum.se.steps.RecordShelf;
import org.splectrum.se.steps.Records;
import org.splectrum.se.steps.Trail;

/** Signed records, on disk. Thread-safe. */
final class StoredRecords implements RecordShelf {
    private final Writer writer;
    private final Jdbi reading;
    private final StoredTrail trail;

    StoredRecords(Writer writer, Jdbi reading, StoredTrail trail) {
        this.writer = writer;
        this.reading = reading;
        this.trail = trail;
    }

    @Override
    public void keep(Records.Draft draft, String envelope) {
        String id = draft.id().value();
        writer.write(handle -> {
            int rows = handle.createUpdate("INSERT INTO records (id, run, head, envelope)"
                            + " VALUES (:id, :run, :head, :envelope) ON CONFLICT (id) DO NOTHING")
                    .bind("id", id)
                    .bind("run", draft.attempt().run().value())
                    .bind("head", draft.commits().getFirst().sha())
                    .bind("envelope", envelope)
                    .execute();
            if (rows == 1) {
                draft.commits()
                        .forEach(commit -> handle.createUpdate(
                                        "INSERT INTO recorded_commits (sha, record) VALUES (:sha, :id)")
                                .bind("sha", commit.sha())
                                .bind("id", id)
                                .execute());
                trail.note(handle, draft.attempt(), new Trail.Fact.Recorded(id));
            }
            return rows;
        });
    }

    @Override
    public Optional<Kept> find(RecordId id) {
        return reading.withHandle(handle -> handle.createQuery("SELECT id, head, envelope FROM records WHERE id = :id")
                .bind("id", id.value())
                .map((row, context) -> kept(row))
                .findOne());
    }

    @Override
    public Optional<Kept> about(CommitId commit) {
        return reading.withHandle(handle -> handle.createQuery("SELECT id, head, envelope FROM records"
                        + " JOIN recorded_commits ON record = id WHERE sha = :sha ORDER BY sequence DESC LIMIT 1")
                .bind("sha", commit.sha())
                .map((row, context) -> kept(row))
                .findOne());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(new RecordId(row.getString(1)), new CommitId(row.getString(2)), row.getString(3));
    }
}
