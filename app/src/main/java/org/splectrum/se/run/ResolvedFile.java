package org.splectrum.se.run;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.splectrum.se.model.CommitId;

/**
 * A conflict that was resolved, as SE judged it from the commits themselves.
 *
 * @param commit the commit whose replay conflicted
 * @param path in the repository; any characters
 * @param rung what resolved it, as {@code versions}, {@code memory of RUN}, {@code claude} or {@code person}; where its hunks were resolved in
 *     several ways, those in their order, with {@code ", "} between
 * @param reasons where it is refused, why; else why it was resolved so: a model's words
 * @param lines where the conflicts were, in the file as the rebase leaves it; from 1
 */
public record ResolvedFile(
        CommitId commit, String path, Verdict verdict, String rung, List<String> reasons, List<Integer> lines) {
    public ResolvedFile {
        Objects.requireNonNull(commit, "commit is null");
        Objects.requireNonNull(path, "path is null");
        Objects.requireNonNull(verdict, "verdict is null");
        Objects.requireNonNull(rung, "rung is null");
        reasons = List.copyOf(reasons);
        lines = List.copyOf(lines);
    }

    /** The same with another verdict. */
    public ResolvedFile with(Verdict next) {
        return new ResolvedFile(commit, path, next, rung, reasons, lines);
    }

    /** What may be done with a resolution. */
    public enum Verdict {
        /** Everything that both sides did is in it and nothing else, and the acceptance commands passed on the result. */
        PROVEN,
        /** The same, but there were no commands to run. */
        VERIFIED,
        /** It is not so, or that cannot be shown. */
        REFUSED;

        /** As people and JSON have it. */
        public String key() {
            return name().toUpperCase(Locale.ROOT);
        }
    }
}
