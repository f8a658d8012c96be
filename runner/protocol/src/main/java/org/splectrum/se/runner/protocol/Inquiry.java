package org.splectrum.se.runner.protocol;

import java.util.Objects;

/** What the runner asks the server about a conflict, at {@link Routes#RESOLUTIONS}. Answered by a {@link Ruling}. */
public sealed interface Inquiry {
    /** Whether it can be resolved without a model: {@link Ruling.Resolved}, {@link Ruling.MadeAnew} or {@link Ruling.Open}. */
    record Climb(FileConflict conflict) implements Inquiry {
        public Climb {
            Objects.requireNonNull(conflict, "conflict is null");
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
