package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * Merges three texts line by line, as git does, into pieces. JGit's own merge shortens the base of a hunk together with its sides,
 * which would lose what they deleted; so only its comparison of two texts is used.
 */
final class ThreeWay {
    /** Lines between two hunks that git does not think worth showing apart. */
    private static final int NEAR = 3;

    private final List<Line> base;
    private final Walk ours;
    private final Walk theirs;
    private final Grain grain;
    private final List<Piece> pieces = new ArrayList<>();

    private ThreeWay(List<Line> base, List<Line> ours, List<Line> theirs, Grain grain) {
        this.base = base;
        this.grain = grain;
        RawText raw = raw(base);
        this.ours = new Walk(ours, edits(raw, ours));
        this.theirs = new Walk(theirs, edits(raw, theirs));
    }

    /** How the texts are compared: git shows the same conflict in different hunks, by its version and settings. */
    enum Grain {
        /** As git's ort strategy does, with what both sides begin or end a hunk with left out of it. */
        FINE,
        /** As git's older strategies do, whole hunks, neighbouring ones as one. */
        COARSE,
        /** As fine, but lines that differ in white space alone are the same: where one side indented anew. */
        BARE,
        /** As fine, but what both sides begin or end a hunk with stays in it: they may mean the same, or each its own. */
        WHOLE
    }

    static List<Piece> pieces(List<Line> base, List<Line> ours, List<Line> theirs) {
        return pieces(base, ours, theirs, Grain.FINE);
    }

    static List<Piece> pieces(List<Line> base, List<Line> ours, List<Line> theirs, Grain grain) {
        ThreeWay merge = new ThreeWay(base, ours, theirs, grain);
        merge.run();
        return merge.pieces;
    }

    private void run() {
        int at = 0;
        while (ours.more() || theirs.more()) {
            int begin = Math.min(ours.begin(), theirs.begin());
            int end = begin;
            ours.open();
            theirs.open();
            boolean grown = true;
            while (grown) {
                int before = end;
                end = theirs.take(ours.take(end));
                grown = end > before || ours.touches(end) || theirs.touches(end);
            }
            put(new Piece.Settled(base.subList(at, begin)));
            piece(base.subList(begin, end), ours, theirs, begin, end);
            at = end;
        }
        put(new Piece.Settled(base.subList(at, base.size())));
    }

    private void piece(List<Line> was, Walk one, Walk other, int begin, int end) {
        boolean mine = one.taken();
        boolean yours = other.taken();
        List<Line> left = one.lines(begin, end);
        List<Line> right = other.lines(begin, end);
        if (!yours || same(left, right) || same(was, right)) {
            put(new Piece.Settled(left));
        } else if (!mine || same(was, left)) {
            put(new Piece.Settled(right));
        } else {
            hunk(was, left, right);
        }
    }

    /** Whether they differ in white space at most; a side that changed no more leaves the decision to the other. */
    private boolean same(List<Line> one, List<Line> other) {
        return keys(one).equals(keys(other));
    }

    private List<String> keys(List<Line> lines) {
        Look look = grain == Grain.BARE ? Look.BARE : Look.INDENTED;
        return lines.stream().filter(line -> !line.blank()).map(look::of).toList();
    }

    /** What both sides begin or end with is settled. */
    private void hunk(List<Line> was, List<Line> left, List<Line> right) {
        List<String> one = texts(left);
        List<String> other = texts(right);
        int least = Math.min(one.size(), other.size());
        int head = 0;
        while (trims() && head < least && one.get(head).equals(other.get(head))) {
            head++;
        }
        int tail = 0;
        while (trims()
                && tail < least - head
                && one.get(one.size() - 1 - tail).equals(other.get(other.size() - 1 - tail))) {
            tail++;
        }
        put(new Piece.Settled(left.subList(0, head)));
        put(new Piece.Hunk(was, left.subList(head, left.size() - tail), right.subList(head, right.size() - tail)));
        put(new Piece.Settled(left.subList(left.size() - tail, left.size())));
    }

    private boolean trims() {
        return grain == Grain.FINE || grain == Grain.BARE;
    }

    /** Neighbours of one kind become one; blank lines alone between two hunks belong to them. */
    private void put(Piece piece) {
        if (piece instanceof Piece.Settled(var none) && none.isEmpty()) {
            return;
        }
        Piece last = pieces.isEmpty() ? new Piece.Settled(List.of()) : pieces.getLast();
        if (last instanceof Piece.Settled(var before) && piece instanceof Piece.Settled(var lines)) {
            replaceLast(new Piece.Settled(both(before, lines)));
        } else if (last instanceof Piece.Settled(var between)
                && between.stream().filter(line -> !line.blank()).count() <= (grain == Grain.COARSE ? NEAR : 0)
                && pieces.size() > 1
                && pieces.get(pieces.size() - 2) instanceof Piece.Hunk one
                && piece instanceof Piece.Hunk other) {
            pieces.removeLast();
            replaceLast(both(both(one, new Piece.Hunk(between, between, between)), other));
        } else {
            pieces.add(piece);
        }
    }

    private void replaceLast(Piece piece) {
        if (!pieces.isEmpty()) {
            pieces.removeLast();
        }
        pieces.add(piece);
    }

    private static Piece.Hunk both(Piece.Hunk one, Piece.Hunk other) {
        return new Piece.Hunk(
                both(one.base(), other.base()), both(one.ours(), other.ours()), both(one.theirs(), other.theirs()));
    }

    private static List<Line> both(List<Line> one, List<Line> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(line -> line.text().stripTrailing()).toList();
    }

    private List<Edit> edits(RawText from, List<Line> side) {
        DiffAlgorithm algorithm = grain == Grain.COARSE ? MyersDiff.INSTANCE : new HistogramDiff();
        return algorithm.diff(
                grain == Grain.BARE ? RawTextComparator.WS_IGNORE_ALL : RawTextComparator.WS_IGNORE_TRAILING,
                from,
                raw(side));
    }

    /** What a side changed of some lines. */
    static List<Edit> edits(List<Line> from, List<Line> side) {
        return new HistogramDiff().diff(RawTextComparator.WS_IGNORE_TRAILING, raw(from), raw(side));
    }

    private static RawText raw(List<Line> lines) {
        return new RawText(lines.stream()
                .map(line -> line.text() + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8));
    }
}
