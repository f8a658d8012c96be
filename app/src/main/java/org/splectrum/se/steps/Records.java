package org.splectrum.se.steps;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;

/** Signed records of what SE pushes. Thread-safe. */
public interface Records {
    /** Signs the statement and keeps it; returns when it is on disk. Idempotent: a record that is kept already stays as it is. */
    void keep(Draft draft);

    /** The head of what the record is about; empty where there is no such record. */
    Optional<CommitId> head(RecordId id);

    /**
     * What is to be signed.
     *
     * @param commits that it is about, from the head downwards; at least one
     * @param statement in-toto's Statement, of maps, lists, texts and numbers
     */
    record Draft(RecordId id, AttemptId attempt, List<CommitId> commits, Map<String, Object> statement) {
        public Draft {
            Objects.requireNonNull(id, "id is null");
            Objects.requireNonNull(attempt, "attempt is null");
            commits = List.copyOf(commits);
            Objects.requireNonNull(statement, "statement is null");
        }
    }
}
