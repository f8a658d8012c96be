package org.splectrum.se.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Precedents;

/** How conflicts were resolved, on disk: so many of each repository, and for so long. Thread-safe. */
final class StoredPrecedents implements Precedents {
    /** Of one repository; the oldest go. */
    static final int MOST = 2_000;

    /** Since it was made or found useful last. */
    static final Duration LONGEST = Duration.ofDays(180);

    private final Writer writer;
    private final Jdbi reading;
    private final InstantSource clock;

    StoredPrecedents(Writer writer, Jdbi reading, InstantSource clock) {
        this.writer = writer;
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public Optional<Precedent> of(RepositoryName repository, String sides) {
        return reading.withHandle(handle -> handle.createQuery("""
                SELECT text, origin FROM precedents
                WHERE repository = :repository AND sides = :sides AND pushed = 1 AND kept >= :oldest
                ORDER BY kept DESC, sequence DESC LIMIT 1
                """)
                .bind("repository", repository.toString())
                .bind("sides", sides)
                .bind("oldest", now() - LONGEST.toSeconds())
                .map((row, context) -> new Precedent(row.getString("text"), new RunId(row.getString("origin"))))
                .findOne());
    }

    @Override
    public void propose(AttemptId attempt, RepositoryName repository, Map<String, Precedent> made) {
        long now = now();
        writer.write(handle -> {
            handle.createUpdate("DELETE FROM precedents WHERE run = :run AND step = :step")
                    .bind("run", attempt.run().value())
                    .bind("step", attempt.step())
                    .execute();
            made.forEach((sides, precedent) -> handle.createUpdate("""
                    INSERT INTO precedents (repository, sides, run, step, origin, text, kept)
                    VALUES (:repository, :sides, :run, :step, :origin, :text, :now)
                    """)
                    .bind("repository", repository.toString())
                    .bind("sides", sides)
                    .bind("run", attempt.run().value())
                    .bind("step", attempt.step())
                    .bind("origin", precedent.origin().value())
                    .bind("text", precedent.text())
                    .bind("now", now)
                    .execute());
            return prune(handle, repository, now);
        });
    }

    /** What is too old or too many goes. */
    private static int prune(Handle handle, RepositoryName repository, long now) {
        handle.createUpdate("DELETE FROM precedents WHERE repository = :repository AND kept < :oldest")
                .bind("repository", repository.toString())
                .bind("oldest", now - LONGEST.toSeconds())
                .execute();
        return handle.createUpdate("""
                DELETE FROM precedents WHERE sequence IN (SELECT sequence FROM precedents
                WHERE repository = :repository ORDER BY kept DESC, sequence DESC LIMIT -1 OFFSET :most)
                """)
                .bind("repository", repository.toString())
                .bind("most", MOST)
                .execute();
    }

    /** Of the same sides the latest alone is kept. */
    @Override
    public void confirm(RunId run) {
        long now = now();
        writer.write(handle -> {
            handle.createUpdate("UPDATE precedents SET pushed = 1, kept = :now WHERE run = :run")
                    .bind("run", run.value())
                    .bind("now", now)
                    .execute();
            return handle.createUpdate("""
                    DELETE FROM precedents WHERE pushed = 1 AND run <> :run AND (repository, sides) IN
                    (SELECT repository, sides FROM precedents WHERE run = :run)
                    """).bind("run", run.value()).execute();
        });
    }

    @Override
    public void forget(RunId run) {
        writer.write(handle -> handle.createUpdate("DELETE FROM precedents WHERE run = :run OR origin = :run")
                .bind("run", run.value())
                .execute());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
