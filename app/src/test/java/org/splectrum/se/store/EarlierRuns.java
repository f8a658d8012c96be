package org.splectrum.se.store;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;

/** Writes databases in which a run was one row, with all its steps. */
final class EarlierRuns {
    private EarlierRuns() {}

    /**
     * Makes a database of an earlier SE.
     *
     * @param schema the number of its last migration, below 11
     */
    static void write(String url, String schema, List<Run> runs) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:org/splectrum/se/store/migrations")
                .target(schema)
                .load()
                .migrate();
        try (Handle handle = Jdbi.open(url)) {
            runs.forEach(run -> write(handle, run));
        }
    }

    private static void write(Handle handle, Run run) {
        String id = run.id().value();
        List<Snapshot.Moved> steps =
                run.steps().stream().map(Snapshot.Moved::of).toList();
        handle.execute(
                "INSERT INTO runs (id, request, lane, state, version, snapshot, asked) VALUES (?, ?, '', ?, 1, ?, ?)",
                id,
                run.request().key(),
                run.state().name(),
                Json.write(Map.of("situation", run.situation(), "steps", steps, "span", run.span())),
                Json.write(run.request()));
        handle.execute(
                "INSERT INTO run_events (run, version, at, event) VALUES (?, 1, '', ?)",
                id,
                Json.write(new RunEvent.Requested(run.request(), 0, run.span().since())));
    }
}
