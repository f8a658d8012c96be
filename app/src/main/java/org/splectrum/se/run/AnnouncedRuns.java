package org.splectrum.se.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.splectrum.se.model.RunId;

/** Runs of which every change is told to those who listen, once it is on disk. Thread-safe. */
public final class AnnouncedRuns implements RunStore, News {
    private final RunStore store;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** One for each call, so that a listener may listen twice. */
    private record Subscription(Consumer<Run> listener, Object identity) {}

    public AnnouncedRuns(RunStore store) {
        this.store = store;
    }

    @Override
    public Listening listen(Consumer<Run> listener) {
        Subscription subscription = new Subscription(listener, new Object());
        subscriptions.add(subscription);
        return () -> subscriptions.remove(subscription);
    }

    @Override
    public void commit(Commit commit) {
        store.commit(commit);
        subscriptions.forEach(subscription -> subscription.listener().accept(commit.run()));
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
