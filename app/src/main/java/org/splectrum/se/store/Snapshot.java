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
 * What changes of a run with each event; what it was asked for, its steps among it, stands in a column of its own.
 *
 * @param steps how far each is, in the order of the workflow
 */
record Snapshot(Situation situation, List<Moved> steps, Run.Span span) {
    /** The columns that {@link #run} reads. */
    static final String COLUMNS = "id, version, asked, snapshot";

    Snapshot {
        steps = List.copyOf(steps);
    }

    /** One step's part of it; see {@link StepProgress}. */
    record Moved(Progress progress, int before, int hindered, Loss loss) {
        StepProgress of(Step step) {
            return new StepProgress(step, progress, before, hindered, loss);
        }
    }

    static Snapshot of(Run run) {
        return new Snapshot(
                run.situation(),
                run.steps().stream()
                        .map(step -> new Moved(step.progress(), step.before(), step.hindered(), step.loss()))
                        .toList(),
                run.span());
    }

    /** The whole run of a row with {@link #COLUMNS}. */
    static Run run(ResultSet row) throws SQLException {
        Request request = Json.read(row.getString("asked"), Request.class);
        Snapshot snapshot = Json.read(row.getString("snapshot"), Snapshot.class);
        List<Step> steps = request.workflow().steps();
        List<StepProgress> progress = new ArrayList<>(steps.size());
        for (int at = 0; at < steps.size(); at++) {
            Moved moved = snapshot.steps.get(at);
            progress.add(moved.of(steps.get(at)));
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
