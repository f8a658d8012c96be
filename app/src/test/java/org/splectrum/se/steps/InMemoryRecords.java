package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.model.CommitId;

/** Records that nobody signs, held in memory. Thread-safe. */
public final class InMemoryRecords implements Records, RecordShelf {
    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> envelopes = new ArrayList<>();

    @Override
    public void keep(Draft draft) {
        keep(draft, "unsigned");
    }

    @Override
    public synchronized void keep(Draft draft, String envelope) {
        if (find(draft.id()).isEmpty()) {
            drafts.add(draft);
            envelopes.add(envelope);
        }
    }

    @Override
    public Optional<CommitId> head(RecordId id) {
        return find(id).map(Kept::head);
    }

    @Override
    public synchronized Optional<Kept> find(RecordId id) {
        return all().stream().filter(kept -> kept.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<Kept> about(CommitId commit) {
        List<Kept> all = all();
        for (int at = drafts.size() - 1; at >= 0; at--) {
            if (drafts.get(at).commits().contains(commit)) {
                return Optional.of(all.get(at));
            }
        }
        return Optional.empty();
    }

    /** What was kept, first to last. */
    public synchronized List<Draft> drafts() {
        return List.copyOf(drafts);
    }

    private List<Kept> all() {
        List<Kept> all = new ArrayList<>();
        for (int at = 0; at < drafts.size(); at++) {
            Draft draft = drafts.get(at);
            all.add(new Kept(draft.id(), draft.commits().getFirst(), envelopes.get(at)));
        }
        return all;
    }
}
