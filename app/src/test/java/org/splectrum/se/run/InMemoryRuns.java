package org.splectrum.se.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RunId;

/** Runs, their events and effects, held in memory. Thread-safe. */
public final class InMemoryRuns implements RunStore, Backlog, Chronicle, RunCounts {
    private final Map<RunId, Run> runs = new LinkedHashMap<>();
    private final Map<RunId, List<RunEvent>> events = new LinkedHashMap<>();
    private final Map<String, Asked> pending = new LinkedHashMap<>();

    private record Asked(Effect effect, long version) {}

    @Override
    public synchronized Optional<Run> find(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public synchronized List<Run> latest(Wanted wanted, Page page) {
        List<Run> all = new ArrayList<>(runs.values());
        return all.reversed().stream()
                .filter(run -> isWanted(run, wanted))
                .skip(page.offset())
                .limit(page.size())
                .toList();
    }

    private static boolean isWanted(Run run, Wanted wanted) {
        Place place = run.request().origin().place();
        boolean there = switch (wanted.within()) {
            case Within.Everywhere everywhere -> true;
            case Within.Only(var repositories) -> repositories.contains(place.repository());
        };
        return there
                && (wanted.number() == 0 || wanted.number() == place.number())
                && (wanted.states().isEmpty() || wanted.states().contains(run.state()));
    }

    @Override
    public synchronized Optional<Run> requested(String key) {
        return runs.values().stream()
                .filter(run -> run.request().key().equals(key))
                .findFirst();
    }

    @Override
    public synchronized void commit(Commit commit) {
        Run run = commit.run();
        long stored = find(run.id()).map(Run::version).orElse(0L);
        if (stored != run.version() - 1) {
            throw new IllegalStateException(
                    "run " + run.id() + " is at version " + stored + ", not before " + run.version());
        }
        if (stored == 0 && requested(run.request().key()).isPresent()) {
            throw new IllegalStateException(
                    "a run came of request " + run.request().key() + " already");
        }
        runs.put(run.id(), run);
        events.computeIfAbsent(run.id(), id -> new ArrayList<>()).add(commit.event());
        for (Effect effect : commit.effects()) {
            pending.put(effect.key(), new Asked(effect, run.version()));
        }
    }

    @Override
    public synchronized List<RunEvent> after(RunId run, long version, int most) {
        return events(run).stream().skip(version).limit(most).toList();
    }

    /** What happened to the run, first to last. */
    public synchronized List<RunEvent> events(RunId id) {
        return List.copyOf(events.getOrDefault(id, List.of()));
    }

    @Override
    public synchronized Optional<Instant> asked(Scope scope, int back) {
        List<Run> counted = counted(scope).toList();
        return counted.size() < back
                ? Optional.empty()
                : Optional.of(events(counted.get(counted.size() - back).id())
                        .getFirst()
                        .at());
    }

    @Override
    public synchronized int underWay(Scope scope) {
        return (int) counted(scope).filter(run -> run.state().holdsLane()).count();
    }

    private Stream<Run> counted(Scope scope) {
        return runs.values().stream().filter(run -> {
            Place place = run.request().origin().place();
            return switch (scope) {
                case Scope.OfPlace(var repository, int number) ->
                    place.repository().equals(repository) && place.number() == number;
                case Scope.OfPerson(String login) ->
                    run.request().origin().person().login().equalsIgnoreCase(login);
                case Scope.OfRepository(var repository) -> place.repository().equals(repository);
                case Scope.OfInstallation(long id) -> place.installation() == id;
            };
        });
    }

    @Override
    public synchronized List<InLane> inLanes() {
        return runs.values().stream()
                .filter(run -> run.state().holdsLane())
                .map(run -> new InLane(run.id(), run.request().lane()))
                .toList();
    }

    @Override
    public synchronized List<Effect> pending() {
        return pending.values().stream().map(Asked::effect).toList();
    }

    @Override
    public synchronized void performed(Effect effect, long version) {
        Asked asked = pending.get(effect.key());
        if (asked != null && asked.version() <= version) {
            pending.remove(effect.key());
        }
    }
}
