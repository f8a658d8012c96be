package org.splectrum.se.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Decision;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.runner.protocol.Wire;

/** The events of runs as they stand in a database that nobody uses. */
public record History(Path database) {
    /** What the run's events make of it, told anew from the first. */
    public Run fold(RunId id) {
        List<RunEvent> events = events(id);
        Run begun = Run.begin(id, (RunEvent.Requested) events.getFirst()).run();
        return events.stream()
                .skip(1)
                .reduce(new Decision(begun, List.of()), (so, event) -> Run.decide(so.run(), event), (a, b) -> b)
                .run();
    }

    private List<RunEvent> events(RunId id) {
        return Jdbi.create("jdbc:sqlite:" + database)
                .withHandle(
                        handle -> handle.createQuery("SELECT event FROM run_events WHERE run = :run ORDER BY version")
                                .bind("run", id.value())
                                .map((row, context) -> event(row.getString(1)))
                                .list());
    }

    private static RunEvent event(String json) {
        try {
            return Wire.mapper().readValue(json, RunEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reading " + json, e);
        }
    }
}
