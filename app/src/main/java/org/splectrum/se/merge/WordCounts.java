package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * How often each word may occur in the result: as often as both sides' changes make it. A change that both made is one where it is the
 * same change of the same words of the base; where they changed the same words differently, what they have in common may be there once
 * or twice, and the rest of both must be.
 */
final class WordCounts {
    private final Bag least = new Bag();
    private final Bag most = new Bag();

    /** @param at the word's count in the result */
    record Difference(String word, int least, int most, int at) {}

    static WordCounts of(List<Piece> pieces, Look look) {
        WordCounts counts = new WordCounts();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Settled(var lines) -> counts.settled(Words.bag(lines));
                case Piece.Hunk hunk -> counts.add(hunk, look);
            }
        }
        return counts;
    }

    /** Each word's count in the base plus both sides' changes. */
    static WordCounts exact(Bag base, Bag ours, Bag theirs) {
        WordCounts counts = new WordCounts();
        for (String word : Bag.wordsOf(base, ours, theirs)) {
            int count = ours.count(word) + theirs.count(word) - base.count(word);
            counts.least.add(word, count);
            counts.most.add(word, count);
        }
        return counts;
    }

    private void settled(Bag words) {
        least.addAll(words);
        most.addAll(words);
    }

    /** Where both only added something, whole lines alone can be the same: a word that two lines share is there twice. */
    private void add(Piece.Hunk hunk, Look look) {
        if (hunk.addsOnly()) {
            AddedLines ours = new AddedLines(hunk.ours(), look);
            AddedLines theirs = new AddedLines(hunk.theirs(), look);
            Bag common = Words.bag(ours.in(theirs));
            most.addAll(common);
            settled(common);
            settled(Words.bag(ours.notIn(theirs)));
            settled(Words.bag(theirs.notIn(ours)));
        } else {
            WordPieces.of(hunk).forEach(this::add);
        }
    }

    private void add(Piece words) {
        switch (words) {
            case Piece.Settled(var lines) -> settled(bag(lines));
            case Piece.Hunk hunk -> contested(bag(hunk.base()), bag(hunk.ours()), bag(hunk.theirs()));
        }
    }

    private static Bag bag(List<Line> words) {
        return Bag.of(words.stream().map(Line::text).toList());
    }

    /** Words that both sides changed in different ways. */
    private void contested(Bag base, Bag ours, Bag theirs) {
        for (String word : Bag.wordsOf(base, ours, theirs)) {
            int was = base.count(word);
            int one = ours.count(word);
            int other = theirs.count(word);
            int both = one + other - was;
            boolean raised = one > was && other > was;
            boolean lowered = one < was && other < was;
            least.add(word, raised ? Math.max(one, other) : Math.max(0, both));
            most.add(word, lowered ? Math.min(one, other) : Math.max(0, both));
        }
    }

    /** What does not fit. */
    List<Difference> against(Bag result) {
        List<Difference> differences = new ArrayList<>();
        for (String word : Bag.wordsOf(least, most, result)) {
            int count = result.count(word);
            if (count < least.count(word) || count > most.count(word)) {
                differences.add(new Difference(word, least.count(word), most.count(word), count));
            }
        }
        return differences;
    }
}
