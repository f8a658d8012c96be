package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.CommitId;

/**
 * A commit, and what a rebase made of what it changes.
 *
 * @param original before it
 * @param title first line of its message; a stranger's words
 * @param files in which it changes something else now than before, as far as they are told
 */
public record RebasedCommit(CommitId original, String title, Fate fate, List<String> files) {
    public RebasedCommit {
        Objects.requireNonNull(original, "original is null");
        Objects.requireNonNull(title, "title is null");
        Objects.requireNonNull(fate, "fate is null");
        files = List.copyOf(files);
    }

    /** What became of a commit. */
    public enum Fate {
        /** It changes just what it did, wherever that stands now. */
        SAME,
        /** It changes something else in some files. */
        CHANGED,
        /** Nothing of it was left to do. */
        LEFT_OUT
    }
}
