package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.diff.Edit;

/**
 * What a side changed in lines that the other side deleted is undone by that: nothing is left that could be changed so. A line is
 * deleted only where nothing like it is among the lines that the side added, here or elsewhere: else it was changed or moved, and the
 * other side's change belongs there too. A change is such only where each of its lines is like one that it replaces: else it adds
 * something, which no deletion undoes. Immutable.
 */
final class UndoneEdits {
    private final Resemblance ours;
    private final Resemblance theirs;

    UndoneEdits(List<Line> base, List<Line> ours, List<Line> theirs) {
        Set<String> was = keys(base);
        this.ours = new Resemblance(added(was, ours));
        this.theirs = new Resemblance(added(was, theirs));
    }

    private static Set<String> keys(List<Line> lines) {
        Set<String> keys = new HashSet<>();
        lines.forEach(line -> keys.add(line.bare()));
        return keys;
    }

    private static List<Line> added(Set<String> was, List<Line> side) {
        return side.stream().filter(line -> !was.contains(line.bare())).toList();
    }

    /** The hunk without such changes. */
    Piece.Hunk undo(Piece.Hunk hunk) {
        List<Edit> mine = ThreeWay.edits(hunk.base(), hunk.ours());
        List<Edit> other = ThreeWay.edits(hunk.base(), hunk.theirs());
        return new Piece.Hunk(
                hunk.base(),
                without(hunk.base(), hunk.ours(), mine, gone(hunk.base(), hunk.theirs(), other, theirs)),
                without(hunk.base(), hunk.theirs(), other, gone(hunk.base(), hunk.ours(), mine, ours)));
    }

    /** Lines of the base that the side deleted. */
    private static BitSet gone(List<Line> base, List<Line> side, List<Edit> edits, Resemblance added) {
        BitSet gone = new BitSet();
        for (Edit edit : edits) {
            Resemblance here = new Resemblance(side.subList(edit.getBeginB(), edit.getEndB()));
            for (int at = edit.getBeginA(); at < edit.getEndA(); at++) {
                Line line = base.get(at);
                gone.set(at, !here.keeps(line) && !added.has(line));
            }
        }
        return gone;
    }

    private static List<Line> without(List<Line> base, List<Line> side, List<Edit> edits, BitSet gone) {
        List<Line> left = new ArrayList<>(side);
        for (Edit edit : edits) {
            int was = edit.getBeginA();
            for (int at = edit.getBeginB(); at < edit.getEndB(); at++) {
                Line now = side.get(at);
                int like = was;
                while (like < edit.getEndA() && !(gone.get(like) && Resemblance.between(base.get(like), now))) {
                    like++;
                }
                if (like < edit.getEndA()) {
                    left.set(at, base.get(like));
                    was = like + 1;
                }
            }
        }
        return left;
    }
}
