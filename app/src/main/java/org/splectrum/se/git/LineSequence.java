package org.splectrum.se.git;

import java.util.stream.IntStream;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/** Numbered lines, for JGit to compare. */
final class LineSequence extends Sequence {
    private static final SequenceComparator<LineSequence> SAME = new SequenceComparator<>() {
        @Override
        public boolean equals(LineSequence one, int at, LineSequence other, int otherAt) {
            return one.lines[at] == other.lines[otherAt];
        }

        @Override
        public int hash(LineSequence sequence, int at) {
            return sequence.lines[at];
        }
    };

    private final int[] lines;

    LineSequence(int[] lines) {
        this.lines = lines;
    }

    @Override
    public int size() {
        return lines.length;
    }

    /**
     * How many lines of both are not in the other, by the way of comparing that sees most: git leaves what both begin and end with to its
     * histogram, and JGit does not.
     */
    static int changes(int[] from, int[] to) {
        if (from.length == 0 || to.length == 0) {
            return from.length + to.length;
        }
        LineSequence one = new LineSequence(from);
        LineSequence other = new LineSequence(to);
        return IntStream.of(
                        changes(new HistogramDiff().diff(SAME, between(from, -1), between(to, -2))) - 4,
                        changes(new HistogramDiff().diff(SAME, one, other)),
                        changes(MyersDiff.INSTANCE.diff(SAME, one, other)))
                .max()
                .orElseThrow();
    }

    private static LineSequence between(int[] lines, int end) {
        int[] more = new int[lines.length + 2];
        System.arraycopy(lines, 0, more, 1, lines.length);
        more[0] = end;
        more[lines.length + 1] = end;
        return new LineSequence(more);
    }

    private static int changes(EditList edits) {
        return edits.stream()
                .mapToInt(edit -> edit.getLengthA() + edit.getLengthB())
                .sum();
    }
}
