package org.splectrum.se.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Trail;

/** Notes for audits, on disk, those of a run linked by a {@link Chain}. Thread-safe. */
final class StoredTrail implements Trail {
    private final Writer writer;
    private final Jdbi reading;
    private final InstantSource clock;

    StoredTrail(Writer writer, Jdbi reading, InstantSource clock) {
        this.writer = writer;
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public void note(AttemptId attempt, Fact fact) {
        writer.later(handle -> note(handle, attempt, fact));
    }

    /** Within a transaction of somebody else's. */
    int note(Handle handle, AttemptId attempt, Fact fact) {
        String json = Json.write(fact);
        boolean known = handle.createQuery("SELECT count(*) FROM trail"
                                + " WHERE run = :run AND step = :step AND attempt = :attempt AND fact = :fact")
                        .bind("run", attempt.run().value())
                        .bind("step", attempt.step())
                        .bind("attempt", attempt.number())
                        .bind("fact", json)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        return known ? 0 : append(handle, attempt, json);
    }

    private int append(Handle handle, AttemptId attempt, String fact) {
        String at = clock.instant().toString();
        String before = handle.createQuery("SELECT link FROM trail WHERE run = :run ORDER BY sequence DESC LIMIT 1")
                .bind("run", attempt.run().value())
                .mapTo(String.class)
                .findOne()
                .orElse(Chain.START);
        return handle.createUpdate("INSERT INTO trail (run, step, attempt, at, fact, link)"
                        + " VALUES (:run, :step, :attempt, :at, :fact, :link)")
                .bind("run", attempt.run().value())
                .bind("step", attempt.step())
                .bind("attempt", attempt.number())
                .bind("at", at)
                .bind("fact", fact)
                .bind("link", Chain.link(before, line(attempt.step(), attempt.number(), at, fact)))
                .execute();
    }

    /** The parts of a line that its link covers. */
    static List<String> line(String step, int attempt, String at, String fact) {
        return List.of(step, String.valueOf(attempt), at, fact);
    }

    @Override
    public List<Noted> of(RunId run) {
        return reading.withHandle(handle -> handle.createQuery(
                        "SELECT step, attempt, at, fact FROM trail WHERE run = :run ORDER BY sequence")
                .bind("run", run.value())
                .map((row, context) -> new Noted(
                        new AttemptId(run, row.getString(1), row.getInt(2)),
                        Instant.parse(row.getString(3)),
                        Json.read(row.getString(4), Fact.class)))
                .list());
    }
}
