package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * How often each word may occur in the result: as often as both sides' changes make it. Where both sides changed the count of a
 * word within one hunk they may have made the same change, so it may be counted once or twice.
 */
final class WordCounts {
    private final Bag least = new Bag();
    private final Bag most = new Bag();

    /** @param at the word's count in the result */
    record Difference(String word, int least, int most, int at) {}

    static WordCounts of(List<Piece> pieces) {
        WordCounts counts = new WordCounts();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Settled(var lines) -> {
                    Bag words = Words.bag(lines);
                    counts.least.addAll(words);
                    counts.most.addAll(words);
                }
                case Piece.Hunk hunk ->
                    counts.add(Words.bag(hunk.base()), Words.bag(hunk.ours()), Words.bag(hunk.theirs()));
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

    private void add(Bag base, Bag ours, Bag theirs) {
        for (String word : Bag.wordsOf(base, ours, theirs)) {
            int was = base.count(word);
            int one = ours.count(word);
            int other = theirs.count(word);
            int both = one + other - was;
            if (one == was || other == was) {
                least.add(word, both);
                most.add(word, both);
            } else {
                least.add(word, Math.max(0, Math.min(both, Math.min(one, other))));
                most.add(word, Math.max(both, Math.max(one, other)));
            }
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
