package org.splectrum.se.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.RefusalLog;
import org.splectrum.se.steps.Trail;

/** What attempts did not get, on disk. Thread-safe. */
final class StoredRefusals implements RefusalLog {
    private final Writer writer;
    private final Jdbi reading;
    private final StoredTrail trail;

    StoredRefusals(Writer writer, Jdbi reading, StoredTrail trail) {
        this.writer = writer;
        this.reading = reading;
        this.trail = trail;
    }

    @Override
    public void add(AttemptId attempt, String what) {
        writer.write(handle -> handle.createUpdate("""
                INSERT INTO refusals (run, step, attempt, what, times) VALUES (:run, :step, :attempt, :what, 1)
                ON CONFLICT (run, step, attempt, what) DO UPDATE SET times = times + 1
                """)
                .bind("run", attempt.run().value())
                .bind("step", attempt.step())
                .bind("attempt", attempt.number())
                .bind("what", what)
                .execute());
    }

    @Override
    public void reached(AttemptId attempt, String host) {
        trail.note(attempt, new Trail.Fact.Reached(host));
    }

    /** Most often first. */
    @Override
    public Map<String, Long> ofRun(RunId run) {
        return reading.withHandle(handle -> handle.createQuery("""
                SELECT what, sum(times) FROM refusals WHERE run = :run GROUP BY what ORDER BY sum(times) DESC, what
                """)
                .bind("run", run.value())
                .reduceRows(new LinkedHashMap<String, Long>(), (all, row) -> {
                    all.put(row.getColumn(1, String.class), row.getColumn(2, Long.class));
                    return all;
                }));
    }
}
