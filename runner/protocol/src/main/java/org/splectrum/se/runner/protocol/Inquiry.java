package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Objects;

/** What the runner asks the server about a conflict, at {@link Routes#RESOLUTIONS}. Answered by a {@link Ruling}. */
public sealed interface Inquiry {
    /**
     * Whether it can be resolved without a model: {@link Ruling.Resolved}, {@link Ruling.MadeAnew}, {@link Ruling.Partly} or {@link
     * Ruling.Open}.
     *
     * @param hunks as git divides it; none where it does not
     */
    record Climb(FileConflict conflict, List<FileConflict.Hunk> hunks) implements Inquiry {
        public Climb {
            Objects.requireNonNull(conflict, "conflict is null");
            hunks = List.copyOf(hunks);
        }
    }

    /** Whether this text is a resolution: {@link Ruling.Accepted} or {@link Ruling.Refused}. */
    record Judge(FileConflict conflict, String proposed) implements Inquiry {
        public Judge {
            Objects.requireNonNull(conflict, "conflict is null");
            Objects.requireNonNull(proposed, "proposed is null");
        }
    }
}
