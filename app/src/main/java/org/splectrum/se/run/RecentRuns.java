package org.splectrum.se.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.model.RunId;

/**
 * The runs that were written last, so that they need not be read again for each of their events; all others come from the
 * store. Right as long as nobody else writes to the store. Thread-safe.
 */
final class RecentRuns implements RunStore {
    /** More than are under way at a time. */
    private static final int MOST = 256;

    private final RunStore store;
    private final Map<RunId, Run> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RunId, Run> eldest) {
            return size() > MOST;
        }
    };

    RecentRuns(RunStore store) {
        this.store = store;
    }

    @Override
    public Optional<Run> find(RunId id) {
        synchronized (recent) {
            Run run = recent.get(id);
            if (run != null) {
                return Optional.of(run);
            }
        }
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

    /** Until it is on disk the run is as it was. Where the store refuses it, nothing of the run is believed any more. */
    @Override
    public void commit(Commit commit) {
        RunId id = commit.run().id();
        try {
            store.commit(commit);
        } catch (RuntimeException | Error refused) {
            synchronized (recent) {
                recent.remove(id);
            }
            throw refused;
        }
        synchronized (recent) {
            recent.put(id, commit.run());
        }
    }
}
