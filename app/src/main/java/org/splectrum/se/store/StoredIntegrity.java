package org.splectrum.se.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.RunId;
import org.splectrum.se.steps.Integrity;

/** Works the links and hashes of what is on record out anew, and compares them. Thread-safe. */
final class StoredIntegrity implements Integrity {
    private final Jdbi reading;

    StoredIntegrity(Jdbi reading) {
        this.reading = reading;
    }

    private record Line(String link, List<String> parts) {
        private Line {
            parts = List.copyOf(parts);
        }
    }

    @Override
    public Finding of(RunId run) {
        return reading.withHandle(handle -> {
            List<String> faults = new ArrayList<>();
            // Read before the logs, for meanwhile these may have become longer.
            long expected = version(handle, run);
            Optional<Written> written = written(handle, run);
            Log events = log("event", events(handle, run), faults);
            Log trail = log("line of the trail", trail(handle, run), faults);
            if (events.lines() < expected) {
                faults.add("the run has had " + expected + " events, and " + events.lines() + " are there");
            }
            written.filter(head -> head.events() > events.lines() || head.trail() > trail.lines())
                    .ifPresent(head -> faults.add("the run has had " + head.events() + " events and " + head.trail()
                            + " lines on its trail, and " + events.lines() + " and " + trail.lines() + " are there"));
            faults.addAll(besides(handle, run));
            return new Finding(events, trail, faults);
        });
    }

    private static long version(Handle handle, RunId run) {
        return handle.createQuery("SELECT version FROM runs WHERE id = :run")
                .bind("run", run.value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** How far the logs had come when the ledger named them last. */
    private record Written(long events, long trail) {}

    private static Optional<Written> written(Handle handle, RunId run) {
        return handle.createQuery("SELECT events, trail FROM ledger_heads WHERE run = :run")
                .bind("run", run.value())
                .map((row, context) -> new Written(row.getLong(1), row.getLong(2)))
                .findOne();
    }

    /** What the trail names by an id or a hash is there, and as it was. */
    private static List<String> besides(Handle handle, RunId run) {
        List<String> faults = new ArrayList<>(handle.createQuery("SELECT fact ->> 'record' FROM trail"
                        + " WHERE run = :run AND fact ->> 'record' IS NOT NULL"
                        + " AND fact ->> 'record' NOT IN (SELECT id FROM records)")
                .bind("run", run.value())
                .map((row, context) -> "the signed record " + row.getString(1) + " is missing")
                .list());
        handle.createQuery("SELECT sha256, prompt FROM briefings WHERE run = :run AND prompt <> ''")
                .bind("run", run.value())
                .map((row, context) -> new Text(row.getString(1), row.getString(2)))
                .filter(text -> !Chain.hash(text.prompt()).equals(text.sha256()))
                .forEach(text -> faults.add("the text sha256:" + text.sha256() + " is another one than was told"));
        return faults;
    }

    private record Text(String sha256, String prompt) {}

    private static List<Line> events(Handle handle, RunId run) {
        return handle.createQuery("SELECT version, at, event, link FROM run_events WHERE run = :run ORDER BY version")
                .bind("run", run.value())
                .map((row, context) ->
                        new Line(row.getString(4), event(row.getLong(1), row.getString(2), row.getString(3))))
                .list();
    }

    /** The parts of an event that its link covers. */
    static List<String> event(long version, String at, String event) {
        return List.of(String.valueOf(version), at, event);
    }

    private static List<Line> trail(Handle handle, RunId run) {
        return handle.createQuery("SELECT step, attempt, at, fact, link FROM trail WHERE run = :run ORDER BY sequence")
                .bind("run", run.value())
                .map((row, context) -> new Line(
                        row.getString(5),
                        StoredTrail.line(row.getString(1), row.getInt(2), row.getString(3), row.getString(4))))
                .list();
    }

    /** The first line that does not fit is told; what comes after it may be right or wrong. */
    private static Log log(String what, List<Line> lines, List<String> faults) {
        long unlinked = lines.stream().takeWhile(line -> line.link().isEmpty()).count();
        String before = Chain.START;
        for (int at = (int) unlinked; at < lines.size(); at++) {
            Line line = lines.get(at);
            if (!line.link().equals(Chain.link(before, line.parts()))) {
                faults.add(what + " " + (at + 1) + " is not as it was written, or one before it is missing");
                break;
            }
            before = line.link();
        }
        String last = lines.isEmpty() ? Chain.START : lines.getLast().link();
        return new Log(lines.size(), unlinked, last);
    }
}
