package org.splectrum.se.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.splectrum.se.model.RunId;
import org.splectrum.se.workflow.Terms.Policy;

/**
 * Keeps runs going: every event is decided and written, then its effects are performed, and what they bring is told again.
 * Thread-safe: events of one run are decided one after the other, those of different runs at the same time.
 * Whatever was written before a crash goes on after the next {@link #start}.
 */
public final class Engine implements AutoCloseable {
    private final RunStore store;
    private final Timer timer;
    private final Backlog backlog;
    private final Effects effects;
    private final Lanes lanes = new Lanes();
    private final Retries retries;
    private final KeyedLock requests = new KeyedLock();
    private final KeyedLock runs = new KeyedLock();

    public Engine(RunStore store, Backlog backlog, Performer performer, RetryClock retryClock) {
        this.store = new RecentRuns(store);
        this.backlog = backlog;
        this.timer = retryClock.timer();
        this.retries = new Retries(retryClock);
        this.effects = new Effects(this, this.store, backlog, performer, retryClock);
    }

    /** Takes up what was not done when the server stopped. Called once, before anything else. */
    public void start() {
        List<Backlog.InLane> waiting = backlog.inLanes();
        waiting.forEach(each -> lanes.enter(each.lane(), each.run()));
        backlog.pending().forEach(effects::submit);
        waiting.stream().map(Backlog.InLane::lane).distinct().forEach(this::moveUp);
    }

    /** Begins the run that was asked for; the same request again is the same run. Returns when it is on disk. */
    public RunId request(Request request) {
        return requests.pass(
                request.key(), () -> store.requested(request.key()).map(Run::id).orElseGet(() -> begin(request)));
    }

    /** The run that came of the request with this key; empty where none did yet. */
    Optional<RunId> begun(String key) {
        return store.requested(key).map(Run::id);
    }

    /** What became of a request. */
    public sealed interface Admission {
        /** Its run is on disk. */
        record Begun(RunId run) implements Admission {
            public Begun {
                Objects.requireNonNull(run, "run is null");
            }
        }

        /** It does not wait for its turn, and this run has it; nothing began. */
        record Busy(RunId going) implements Admission {
            public Busy {
                Objects.requireNonNull(going, "going is null");
            }
        }
    }

    /** The same where the policy of the request's group lets it. */
    public Admission admit(Request request) {
        Policy policy = request.workflow().terms().concurrency().policy();
        return policy != Policy.REJECT
                ? new Admission.Begun(request(request))
                : requests.pass(
                        request.key(),
                        () -> store.requested(request.key())
                                .<Admission>map(run -> new Admission.Begun(run.id()))
                                .orElseGet(() -> beginAlone(request)));
    }

    /** Tells a run what happened; stale news and news for a run that does not exist change nothing. Returns when it is on disk. */
    public void tell(RunId id, RunEvent event) {
        hear(id, ahead -> event);
    }

    /** Tells a run that it is so late. */
    void wake(RunId id, Instant at) {
        hear(id, ahead -> new RunEvent.Woken(ahead, at));
    }

    /**
     * Acts on a run; the same wish again does nothing. Returns when it is on disk.
     *
     * @param key the same for the same wish
     * @param by login of the person, or how else they are known
     * @return why not; empty where it was done
     */
    public Optional<Refusal> act(RunId id, String key, Action action, String by) {
        List<String> left = new ArrayList<>();
        Optional<Refusal> refusal = runs.pass(id.value(), () -> {
            Optional<Run> run = store.find(id);
            Optional<Refusal> found = run.isEmpty()
                    ? Optional.of(new Refusal.NoSuchRun(id.value()))
                    : run.get().refusal(key, action);
            if (found.isEmpty()) {
                Remark remark = new Remark(key, action, by, timer.now());
                hear(run.orElseThrow(), ahead -> new RunEvent.ActedOn(remark, ahead))
                        .ifPresent(left::add);
            }
            return found;
        });
        left.forEach(this::moveUp);
        return refusal;
    }

    /** GitHub may allow the App in this installation now what it refused: what waits for that is tried at once. */
    void goOn(long installation) {
        effects.goOn(installation);
    }

    /** Stops performing; what is under way is interrupted and taken up at the next start. */
    @Override
    public void close() {
        effects.close();
    }

    private Admission beginAlone(Request request) {
        RunId id = newId(request);
        Optional<RunId> going = lanes.enterEmpty(request.lane(), id);
        if (going.isPresent()) {
            return new Admission.Busy(going.get());
        }
        runs.pass(id.value(), () -> begin(id, new RunEvent.Requested(request, 0, timer.now())))
                .ifPresent(this::moveUp);
        return new Admission.Begun(id);
    }

    /** Cancels those that come before it in its lane. Idempotent. */
    void replaceOthers(Run run) {
        for (RunId older : lanes.before(run.request().lane(), run.id())) {
            act(older, "replaced/" + run.id(), new Action.GiveWay(), run.id().value());
        }
    }

    /** News of its place that comes before it is on disk waits until it is. */
    private RunId begin(Request request) {
        RunId id = newId(request);
        runs.pass(id.value(), () -> {
                    int ahead = lanes.enter(request.lane(), id);
                    return begin(id, new RunEvent.Requested(request, ahead, timer.now()));
                })
                .ifPresent(this::moveUp);
        return id;
    }

    private Optional<String> begin(RunId id, RunEvent.Requested requested) {
        try {
            return commit(RunStore.Commit.first(Run.begin(id, requested), requested));
        } catch (RuntimeException failure) {
            vacate(requested.request().lane(), id);
            throw failure;
        }
    }

    private void hear(RunId id, IntFunction<RunEvent> news) {
        runs.pass(id.value(), () -> store.find(id).flatMap(run -> hear(run, news)))
                .ifPresent(this::moveUp);
    }

    /**
     * A run that may go on takes a place in its lane first, so that its event can tell which.
     *
     * @return its lane, where it left that
     */
    private Optional<String> hear(Run run, IntFunction<RunEvent> news) {
        String lane = run.request().lane();
        boolean holds = run.state().holdsLane();
        int ahead = holds ? run.ahead() : lanes.enter(lane, run.id());
        try {
            RunEvent event = news.apply(ahead);
            Decision decision = Run.decide(run, event);
            if (!decision.run().equals(run)) {
                return commit(RunStore.Commit.next(run, decision, event));
            }
        } catch (RuntimeException failure) {
            vacate(lane, run.id());
            throw failure;
        }
        return holds ? Optional.empty() : left(lane, run.id());
    }

    /** @return the run's lane, where it left that */
    private Optional<String> commit(RunStore.Commit commit) {
        Run run = commit.run();
        store.commit(commit);
        commit.effects().forEach(effects::submit);
        return run.state().holdsLane() ? Optional.empty() : left(run.request().lane(), run.id());
    }

    private Optional<String> left(String lane, RunId run) {
        return lanes.leave(lane, run) ? Optional.of(lane) : Optional.empty();
    }

    /** A run whose write failed must not stand before others in its lane, unless it is on disk there. */
    private void vacate(String lane, RunId id) {
        retries.insist("seeing whether run " + id + " is in line", () -> {
            Optional<String> left = runs.pass(
                    id.value(),
                    () -> store.find(id)
                                    .map(Run::state)
                                    .filter(RunState::holdsLane)
                                    .isPresent()
                            ? Optional.empty()
                            : left(lane, id));
            left.ifPresent(
                    behind -> retries.insistBeside("moving up those in line at " + behind, () -> tellPlaces(behind)));
        });
    }

    /** Those far behind are told seldom: otherwise a long lane would take longer with each run. Whoever cannot be told now is told later. */
    private void moveUp(String lane) {
        retries.insist("moving up those in line at " + lane, () -> tellPlaces(lane));
    }

    private void tellPlaces(String lane) {
        lanes.told(lane).forEach((place, run) -> tell(run, new RunEvent.PlaceChanged(place, timer.now())));
    }

    private RunId newId(Request request) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(timer.now(), ZoneOffset.UTC));
        long random = UUID.randomUUID().getMostSignificantBits() >>> 1;
        String suffix = Long.toString(random, Character.MAX_RADIX).toLowerCase(Locale.ROOT);
        return new RunId(request.workflow().name() + "-" + day + "-" + suffix.substring(suffix.length() - 6));
    }
}
