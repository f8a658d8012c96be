package org.splectrum.se.steps;

import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.CommitId;

/** Where signed records are kept. Thread-safe. */
public interface RecordShelf {
    /** Keeps it, notes it on the {@link Trail}, and returns when both are on disk. What is kept under the id already stays: idempotent. */
    void keep(Records.Draft draft, String envelope);

    /** The record of this id; empty where there is none. */
    Optional<Kept> find(RecordId id);

    /** The last record that is about this commit; empty where there is none. */
    Optional<Kept> about(CommitId commit);

    /**
     * A record.
     *
     * @param head of the commits that it is about
     * @param envelope DSSE's, as JSON
     */
    record Kept(RecordId id, CommitId head, String envelope) {
        public Kept {
            Objects.requireNonNull(id, "id is null");
            Objects.requireNonNull(head, "head is null");
            Objects.requireNonNull(envelope, "envelope is null");
        }
    }
}
