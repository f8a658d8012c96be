package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;

/** Makes commits ready to be pushed. Thread-safe. */
@FunctionalInterface
public interface Seals {
    /**
     * Makes anew every commit that the push brings: those that SE is the author of name their record at the end of the message, and all are
     * signed where the server has a key for that. Files, authors and times stay; messages of other authors do too. Idempotent: the same
     * again is the same commits.
     */
    Sealed seal(RepositoryName repository, Sealing sealing);

    /**
     * What is to be made ready.
     *
     * @param head the last of the commits
     * @param known commits that stay as they are, with all before them
     * @param author SE's e-mail address in commits
     */
    record Sealing(CommitId head, List<CommitId> known, RecordId record, String author) {
        public Sealing {
            Objects.requireNonNull(head, "head is null");
            known = List.copyOf(known);
            Objects.requireNonNull(record, "record is null");
            Objects.requireNonNull(author, "author is null");
        }
    }

    /**
     * What came of it.
     *
     * @param head in place of the head that was given; the same files
     * @param commits from the head downwards; none where nothing was new
     */
    record Sealed(CommitId head, List<Commit> commits) {
        public Sealed {
            Objects.requireNonNull(head, "head is null");
            commits = List.copyOf(commits);
        }
    }

    /** One commit as it is pushed. */
    record Commit(CommitId id, Author author) {
        public Commit {
            Objects.requireNonNull(id, "id is null");
            Objects.requireNonNull(author, "author is null");
        }
    }

    /** Whose work a commit is. */
    enum Author {
        /** SE's: its message names the record. */
        SE,
        /** Somebody else's, moved onto another base by SE. */
        OTHER
    }
}
