package org.splectrum.se.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Loss;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Request;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.Situation;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.workflow.Step;

/**
 * What changes of a run with each event, but for its steps, of which only those are written that an event moved. What it was
 * asked for, all that is always so of its steps among it, stands in its first event.
 */
record Snapshot(Situation situation, Run.Span span) {
    /** The columns that {@link #run} reads. */
    static final String COLUMNS = "id, version, snapshot"
            + ", (SELECT event -> '$.request' FROM run_events WHERE run = runs.id AND version = 1) AS asked"
            + ", (SELECT '[' || group_concat(progress, ',' ORDER BY at) || ']' FROM run_steps WHERE run = runs.id) AS steps";

    /** How far a step is; see {@link StepProgress}. */
    record Moved(Progress progress, int before, int hindered, Loss loss) {
        static Moved of(StepProgress step) {
            return new Moved(step.progress(), step.before(), step.hindered(), step.loss());
        }

        StepProgress of(Step step) {
            return new StepProgress(step, progress, before, hindered, loss);
        }
    }

    static Snapshot of(Run run) {
        return new Snapshot(run.situation(), run.span());
    }

    /** The whole run of a row with {@link #COLUMNS}. */
    static Run run(ResultSet row) throws SQLException {
        Request request = Json.read(row.getString("asked"), Request.class);
        Snapshot snapshot = Json.read(row.getString("snapshot"), Snapshot.class);
        Moved[] moved = Json.read(row.getString("steps"), Moved[].class);
        List<Step> steps = request.workflow().steps();
        List<StepProgress> progress = new ArrayList<>(steps.size());
        for (int at = 0; at < steps.size(); at++) {
            progress.add(moved[at].of(steps.get(at)));
        }
        return new Run(
                new RunId(row.getString("id")),
                row.getLong("version"),
                request,
                snapshot.situation,
                progress,
                snapshot.span);
    }
}
