package org.splectrum.se.merge;

import java.util.List;

/** A part of a merged file. */
sealed interface Piece {
    /** Lines that need no decision: unchanged, changed by one side, or by both in the same way. */
    record Settled(List<Line> lines) implements Piece {
        public Settled {
            lines = List.copyOf(lines);
        }
    }

    /** What both sides changed, as each has it. */
    record Hunk(List<Line> base, List<Line> ours, List<Line> theirs) implements Piece {
        public Hunk {
            base = List.copyOf(base);
            ours = List.copyOf(ours);
            theirs = List.copyOf(theirs);
        }

        /** Whether both sides put something where nothing was. */
        boolean addsOnly() {
            return base.stream().allMatch(Line::blank)
                    && !ours.stream().allMatch(Line::blank)
                    && !theirs.stream().allMatch(Line::blank);
        }
    }
}
