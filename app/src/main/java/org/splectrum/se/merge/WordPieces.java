package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;

/** A hunk merged word by word, so that each change has its place in the base: the same word changed in two lines is two changes. */
final class WordPieces {
    /** Longer hunks are compared as a whole: comparing word by word takes time that grows with the square of their length. */
    static final int MAX_WORDS = 20_000;

    private WordPieces() {}

    /** Pieces whose lines are single words, numbered as the lines that they stand in. */
    static List<Piece> of(Piece.Hunk hunk) {
        List<Line> base = words(hunk.base());
        List<Line> ours = words(hunk.ours());
        List<Line> theirs = words(hunk.theirs());
        return base.size() + ours.size() + theirs.size() > MAX_WORDS
                ? List.of(new Piece.Hunk(base, ours, theirs))
                : ThreeWay.pieces(base, ours, theirs, ThreeWay.Grain.WHOLE);
    }

    private static List<Line> words(List<Line> lines) {
        List<Line> words = new ArrayList<>();
        lines.forEach(line -> Words.of(line.text()).forEach(word -> words.add(new Line(word, line.number()))));
        return words;
    }
}
