package org.splectrum.se.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.splectrum.se.command.Origin;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Backlog;
import org.splectrum.se.run.Chronicle;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunCensus;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.RunStore;

/** Runs, their events and the effects still to be performed, on disk. Thread-safe. */
final class StoredRuns implements RunStore, Backlog, Chronicle, RunCensus {
    private static final String SELECT = "SELECT " + Snapshot.COLUMNS + " FROM runs ";

    private final Writer writer;
    private final Jdbi reading;

    StoredRuns(Writer writer, Jdbi reading) {
        this.writer = writer;
        this.reading = reading;
    }

    @Override
    public Optional<Run> find(RunId id) {
        return reading.withHandle(handle -> handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id.value())
                .map((row, context) -> Snapshot.run(row))
                .findOne());
    }

    @Override
    public Optional<Run> requested(String key) {
        return reading.withHandle(handle -> handle.createQuery(SELECT + "WHERE request = :key")
                .bind("key", key)
                .map((row, context) -> Snapshot.run(row))
                .findOne());
    }

    /** Sorts by the key alone, so that snapshots are read for this page only. */
    @Override
    public List<Run> latest(Wanted wanted, Page page) {
        List<String> conditions = new ArrayList<>();
        List<String> names = names(wanted.within());
        if (wanted.within() instanceof Within.Only) {
            // One is looked up where it stands in order already.
            conditions.add(
                    names.size() == 1
                            ? "repository = :repositories ->> 0"
                            : "repository IN (SELECT value FROM json_each(:repositories))");
        }
        if (wanted.number() > 0) {
            conditions.add("number = :number");
        }
        if (!wanted.states().isEmpty()) {
            conditions.add("state IN (" + names(wanted.states()) + ")");
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        String sequences = "SELECT sequence FROM runs" + where + " ORDER BY sequence DESC LIMIT :size OFFSET :offset";
        return reading.withHandle(
                handle -> handle.createQuery(SELECT + "WHERE sequence IN (" + sequences + ") ORDER BY sequence DESC")
                        .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                        .bind("repositories", Json.write(names))
                        .bind("number", wanted.number())
                        .bind("size", page.size())
                        .bind("offset", page.offset())
                        .map((row, context) -> Snapshot.run(row))
                        .list());
    }

    @Override
    public List<RunEvent> after(RunId run, long version, int most) {
        return reading.withHandle(handle -> handle.createQuery("SELECT event FROM run_events"
                        + " WHERE run = :run AND version > :version ORDER BY version LIMIT :most")
                .bind("run", run.value())
                .bind("version", version)
                .bind("most", most)
                .map((row, context) -> Json.read(row.getString(1), RunEvent.class))
                .list());
    }

    private static List<String> names(Within within) {
        return switch (within) {
            case Within.Everywhere everywhere -> List.of();
            case Within.Only(var repositories) ->
                repositories.stream().map(RepositoryName::toString).toList();
        };
    }

    private static String names(Set<RunState> states) {
        return states.stream().map(state -> "'" + state.name() + "'").collect(Collectors.joining(", "));
    }

    @Override
    public void commit(Commit commit) {
        Run run = commit.run();
        String snapshot = Json.write(Snapshot.of(run));
        String event = Json.write(commit.event());
        Map<Integer, Snapshot.Moved> moved = new TreeMap<>();
        commit.moved().forEach((at, step) -> moved.put(at, Snapshot.Moved.of(step)));
        String steps = Json.write(moved);
        String effects = Json.write(commit.effects().stream().map(Asked::of).toList());
        writer.write(handle -> {
            int rows = run.version() == 1 ? insert(handle, commit, snapshot) : update(handle, run, snapshot);
            if (rows != 1) {
                throw new IllegalStateException("run " + run.id()
                        + " or its request is there already, or is not at version " + (run.version() - 1));
            }
            tell(handle, commit, event);
            move(handle, run, steps);
            if (!commit.effects().isEmpty()) {
                ask(handle, run, effects);
            }
            return rows;
        });
    }

    private static void tell(Handle handle, Commit commit, String event) {
        Run run = commit.run();
        String at = commit.event().at().toString();
        String before = handle.createQuery("SELECT link FROM run_events WHERE run = :run AND version = :version - 1")
                .bind("run", run.id().value())
                .bind("version", run.version())
                .mapTo(String.class)
                .findOne()
                .orElse(Chain.START);
        handle.createUpdate("INSERT INTO run_events (run, version, at, event, link)"
                        + " VALUES (:run, :version, :at, :event, :link)")
                .bind("run", run.id().value())
                .bind("version", run.version())
                .bind("at", at)
                .bind("event", event)
                .bind("link", Chain.link(before, StoredIntegrity.event(run.version(), at, event)))
                .execute();
    }

    private static int insert(Handle handle, Commit commit, String snapshot) {
        Run run = commit.run();
        Origin origin = run.request().origin();
        return handle.createUpdate("INSERT INTO runs"
                        + " (id, request, lane, repository, number, installation, person, state, version, asked_at, snapshot)"
                        + " VALUES (:id, :request, :lane, :repository, :number, :installation, :person, :state, :version,"
                        + " :asked_at, :snapshot)"
                        + " ON CONFLICT DO NOTHING")
                .bind("id", run.id().value())
                .bind("request", run.request().key())
                .bind("lane", run.request().lane())
                .bind("repository", origin.place().repository().toString())
                .bind("number", origin.place().number())
                .bind("installation", origin.place().installation())
                .bind("asked_at", commit.event().at().toEpochMilli())
                .bind("person", origin.person().login().toLowerCase(Locale.ROOT))
                .bind("state", run.state().name())
                .bind("version", run.version())
                .bind("snapshot", snapshot)
                .execute();
    }

    private static int update(Handle handle, Run run, String snapshot) {
        return handle.createUpdate("UPDATE runs SET state = :state, version = :version, snapshot = :snapshot"
                        + " WHERE id = :id AND version = :version - 1")
                .bind("id", run.id().value())
                .bind("state", run.state().name())
                .bind("version", run.version())
                .bind("snapshot", snapshot)
                .execute();
    }

    /** @param steps a JSON object of those that moved, by their place */
    private static void move(Handle handle, Run run, String steps) {
        handle.createUpdate("INSERT INTO run_steps (run, at, progress)"
                        + " SELECT :run, CAST(key AS INTEGER), value FROM json_each(:steps) WHERE true"
                        + " ON CONFLICT (run, at) DO UPDATE SET progress = excluded.progress")
                .bind("run", run.id().value())
                .bind("steps", steps)
                .execute();
    }

    /** An effect as it is found again. */
    private record Asked(String key, String effect) {
        static Asked of(Effect effect) {
            return new Asked(effect.key(), Json.write(effect));
        }
    }

    /** @param effects a JSON list of {@link Asked} */
    private static void ask(Handle handle, Run run, String effects) {
        handle.createUpdate("INSERT INTO effects (key, run, version, effect)"
                        + " SELECT value ->> 'key', :run, :version, value ->> 'effect' FROM json_each(:effects) WHERE true"
                        + " ON CONFLICT (key) DO UPDATE SET version = excluded.version, effect = excluded.effect")
                .bind("run", run.id().value())
                .bind("version", run.version())
                .bind("effects", effects)
                .execute();
    }

    @Override
    public List<InLane> inLanes() {
        return reading.withHandle(handle -> handle.createQuery(
                        "SELECT id, lane FROM runs WHERE state IN ('QUEUED', 'RUNNING') ORDER BY sequence")
                .map((row, context) -> new InLane(new RunId(row.getString(1)), row.getString(2)))
                .list());
    }

    @Override
    public List<Count> open() {
        Set<RunState> states =
                Stream.of(RunState.values()).filter(state -> !state.ended()).collect(Collectors.toSet());
        Map<RunState, Map<String, Long>> counted = reading.withHandle(handle -> handle.createQuery(
                        "SELECT state, id FROM runs WHERE state IN (" + names(states) + ")")
                .map((row, context) -> Map.entry(RunState.valueOf(row.getString(1)), new RunId(row.getString(2))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.groupingBy(run -> run.getValue().workflow(), Collectors.counting()))));
        return counted.entrySet().stream()
                .flatMap(state -> state.getValue().entrySet().stream()
                        .map(workflow -> new Count(state.getKey(), workflow.getKey(), workflow.getValue())))
                .toList();
    }

    @Override
    public int pendingEffects() {
        return reading.withHandle(handle -> handle.createQuery("SELECT count(*) FROM effects")
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public List<Effect> pending() {
        return reading.withHandle(handle -> handle.createQuery("SELECT effect FROM effects ORDER BY sequence")
                .map((row, context) -> Json.read(row.getString(1), Effect.class))
                .list());
    }

    @Override
    public void performed(Effect effect, long version) {
        writer.later(handle -> handle.createUpdate("DELETE FROM effects WHERE key = :key AND version <= :version")
                .bind("key", effect.key())
                .bind("version", version)
                .execute());
    }
}
