package org.splectrum.se.merge;

import java.util.List;
import org.eclipse.jgit.diff.Edit;

/** Goes along one side's changes of the base. Not thread-safe. */
final class Walk {
    private final List<Line> side;
    private final List<Edit> edits;
    private int next;
    private int first;

    Walk(List<Line> side, List<Edit> edits) {
        this.side = side;
        this.edits = edits;
    }

    boolean more() {
        return next < edits.size();
    }

    /** Line of the base where the next change begins. */
    int begin() {
        return more() ? edits.get(next).getBeginA() : Integer.MAX_VALUE;
    }

    /** Begins a new piece. */
    void open() {
        first = next;
    }

    /** Whether this side changed something in the piece. */
    boolean taken() {
        return next > first;
    }

    boolean touches(int end) {
        return begin() <= end;
    }

    /** Takes every change that begins up to the end into the piece, and returns its new end. */
    int take(int end) {
        int grown = end;
        while (touches(grown)) {
            grown = Math.max(grown, edits.get(next).getEndA());
            next++;
        }
        return grown;
    }

    /** This side's lines in place of the base's from begin to end. */
    List<Line> lines(int begin, int end) {
        return side.subList(begin + shift(first), end + shift(next));
    }

    /** How far this side is ahead of the base after so many changes. */
    private int shift(int changes) {
        return changes == 0
                ? 0
                : edits.get(changes - 1).getEndB() - edits.get(changes - 1).getEndA();
    }
}
