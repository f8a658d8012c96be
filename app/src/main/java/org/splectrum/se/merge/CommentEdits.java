package org.splectrum.se.merge;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.diff.Edit;

/**
 * What a side changed in a comment that the other side deleted is undone by that: a comment does nothing, so nothing can be lost that
 * would have to be done elsewhere. Only comments that stand outside of bodies are known as such.
 */
final class CommentEdits {
    private final Set<Integer> base;

    /** @param base lines of the base that are comments as a whole */
    CommentEdits(Set<Integer> base) {
        this.base = base;
    }

    /** The hunk without such changes. */
    Piece.Hunk undo(Piece.Hunk hunk, Set<Integer> ours, Set<Integer> theirs) {
        if (hunk.base().stream().noneMatch(line -> base.contains(line.number()))) {
            return hunk;
        }
        List<Edit> mine = ThreeWay.edits(hunk.base(), hunk.ours());
        List<Edit> other = ThreeWay.edits(hunk.base(), hunk.theirs());
        return new Piece.Hunk(
                hunk.base(),
                without(hunk.base(), hunk.ours(), mine, deleted(hunk.theirs(), other, theirs), ours),
                without(hunk.base(), hunk.theirs(), other, deleted(hunk.ours(), mine, ours), theirs));
    }

    private List<Line> without(
            List<Line> was, List<Line> side, List<Edit> edits, BitSet deleted, Set<Integer> comments) {
        Set<Line> undone = new HashSet<>();
        edits.stream()
                .filter(edit -> edit.getType() == Edit.Type.REPLACE)
                .filter(edit -> deleted.get(edit.getBeginA(), edit.getEndA()).cardinality() == edit.getLengthA())
                .filter(edit -> comments(was.subList(edit.getBeginA(), edit.getEndA()), base))
                .map(edit -> side.subList(edit.getBeginB(), edit.getEndB()))
                .filter(lines -> comments(lines, comments))
                .forEach(undone::addAll);
        return side.stream().filter(line -> !undone.contains(line)).toList();
    }

    private static boolean comments(List<Line> lines, Set<Integer> comments) {
        return lines.stream().allMatch(line -> comments.contains(line.number()));
    }

    /** Lines of the base that the side deleted, and did not only write anew: a changed comment is not a deleted one. */
    private static BitSet deleted(List<Line> side, List<Edit> edits, Set<Integer> comments) {
        BitSet deleted = new BitSet();
        edits.stream()
                .filter(edit -> side.subList(edit.getBeginB(), edit.getEndB()).stream()
                        .noneMatch(line -> comments.contains(line.number())))
                .forEach(edit -> deleted.set(edit.getBeginA(), edit.getEndA()));
        return deleted;
    }
}
