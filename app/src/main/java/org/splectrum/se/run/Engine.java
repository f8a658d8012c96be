package org.splectrum.se.run;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.splectrum.se.model.RunId;

/**
 * Keeps runs going: every event is decided and written, then its effects are performed, and what they bring is told again.
 * Thread-safe. Whatever was written before a crash goes on after the next {@link #start}.
 */
public final class Engine implements AutoCloseable {
    private final RunStore store;
    private final Backlog backlog;
    private final Timer timer;
    private final Effects effects;
    private final Lanes lanes = new Lanes();

    public Engine(RunStore store, Backlog backlog, Performer performer, Clockwork clockwork) {
        this.store = store;
        this.backlog = backlog;
        this.timer = clockwork.timer();
        this.effects = new Effects(this, store, backlog, performer, clockwork);
    }

    /** Takes up what was not done when the server stopped. Called once, before anything else. */
    public synchronized void start() {
        List<Run> waiting = backlog.inLanes();
        waiting.forEach(run -> lanes.enter(run.request().lane(), run.id()));
        backlog.pending().forEach(effects::submit);
        waiting.stream().map(run -> run.request().lane()).distinct().forEach(lane -> moveUp(lanes.of(lane)));
    }

    /** Begins the run that was asked for; the same request again is the same run. Returns when it is on disk. */
    public synchronized RunId request(Request request) {
        return store.requested(request.key()).map(Run::id).orElseGet(() -> begin(request));
    }

    /** Tells a run what happened; stale news and news for a run that does not exist change nothing. Returns when it is on disk. */
    public synchronized void tell(RunId id, RunEvent event) {
        store.find(id).ifPresent(run -> {
            Decision decision = Run.decide(run, event);
            if (!decision.run().equals(run)) {
                commit(decision, event);
            }
        });
    }

    /** Stops performing; what is under way is interrupted and taken up at the next start. */
    @Override
    public void close() {
        effects.close();
    }

    private RunId begin(Request request) {
        RunId id = newId(request);
        RunEvent.Requested requested = new RunEvent.Requested(request, lanes.size(request.lane()), timer.now());
        lanes.enter(request.lane(), id);
        commit(Run.begin(id, requested), requested);
        return id;
    }

    private void commit(Decision decision, RunEvent event) {
        Run run = decision.run();
        store.commit(new RunStore.Commit(run, event, decision.effects()));
        decision.effects().forEach(effects::submit);
        if (!run.state().holdsLane()) {
            moveUp(lanes.leave(run.request().lane(), run.id()));
        }
    }

    private void moveUp(List<RunId> lane) {
        for (int place = 0; place < lane.size(); place++) {
            tell(lane.get(place), new RunEvent.PlaceChanged(place, timer.now()));
        }
    }

    private RunId newId(Request request) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(timer.now(), ZoneOffset.UTC));
        long random = UUID.randomUUID().getMostSignificantBits() >>> 1;
        String suffix = Long.toString(random, Character.MAX_RADIX).toLowerCase(Locale.ROOT);
        return new RunId(request.workflow().name() + "-" + day + "-" + suffix.substring(suffix.length() - 6));
    }
}
