package org.splectrum.se.steps;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;

/** What one commit changed since it left another's history, as a reader of a pull request sees it. Reads only; thread-safe. */
public interface Patches {
    /** The newest commit that both have in their history; the base itself where there is none. */
    CommitId parting(RepositoryName repository, CommitId base, CommitId head);

    /**
     * From where on the head's commits are its own: the base, or, where the base was rewritten meanwhile, the newest commit of the head that the
     * base had and lost.
     */
    CommitId beginning(RepositoryName repository, CommitId base, CommitId head);

    /** @param most characters of its text; what is beyond is left out at a line's end */
    Patch since(RepositoryName repository, CommitId base, CommitId head, int most);

    /**
     * A change.
     *
     * @param text unified, as {@code git diff} prints it
     * @param shown lines of the new files that stand in it, changed or around a change, by path
     */
    record Patch(String text, Map<String, List<Lines>> shown) {
        public Patch {
            Objects.requireNonNull(text, "text is null");
            shown = Map.copyOf(shown);
        }

        /** Whether this line of the new file stands in it. */
        public boolean shows(String path, int line) {
            return shown.getOrDefault(path, List.of()).stream()
                    .anyMatch(lines -> lines.first() <= line && line <= lines.last());
        }
    }

    /** From the first to the last, counted from 1. */
    record Lines(int first, int last) {}
}
