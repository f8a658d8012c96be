package org.splectrum.se.merge;

import java.util.Objects;

/** A part of a merged file, in order. */
public sealed interface Part {
    /** What needs no decision. */
    record Settled(String text) implements Part {
        public Settled {
            Objects.requireNonNull(text, "text is null");
        }
    }

    /** What is in conflict, as each side has it. */
    record Hunk(String base, String ours, String theirs) implements Part {
        public Hunk {
            Objects.requireNonNull(base, "base is null");
            Objects.requireNonNull(ours, "ours is null");
            Objects.requireNonNull(theirs, "theirs is null");
        }
    }
}
