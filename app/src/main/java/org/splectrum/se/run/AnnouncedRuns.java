package org.splectrum.se.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.splectrum.se.model.RunId;

/** Runs of which every change is told to those who listen, once it is on disk. Thread-safe. */
public final class AnnouncedRuns implements RunStore, News {
    private final RunStore store;
    private final List<Ear> ears = new CopyOnWriteArrayList<>();

    /** One for each listening, so that a listener may listen twice. */
    private record Ear(Consumer<Run> listener, Object identity) {}

    public AnnouncedRuns(RunStore store) {
        this.store = store;
    }

    @Override
    public Listening listen(Consumer<Run> listener) {
        Ear ear = new Ear(listener, new Object());
        ears.add(ear);
        return () -> ears.remove(ear);
    }

    @Override
    public void commit(Commit commit) {
        store.commit(commit);
        ears.forEach(ear -> ear.listener().accept(commit.run()));
    }

    @Override
    public Optional<Run> find(RunId id) {
        return store.find(id);
    }

    @Override
    public List<Run> latest(Wanted wanted, Page page) {
        return store.latest(wanted, page);
    }

    @Override
    public Optional<Run> requested(String key) {
        return store.requested(key);
    }
}
