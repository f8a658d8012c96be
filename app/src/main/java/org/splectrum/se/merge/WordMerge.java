package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Merges a hunk word by word: where both sides changed different words, with at least one that neither touched between. */
final class WordMerge {
    private static final Pattern WORD = Pattern.compile("\\n|[^\\S\\n]+|[\\p{L}\\p{N}\\p{M}_$]+|\\S");

    private static final String BREAK = "\u2028";

    private WordMerge() {}

    /** @return nothing where both changed the same words */
    static Optional<List<String>> merge(Piece.Hunk hunk) {
        if (hunk.base().isEmpty()) {
            return Optional.empty();
        }
        List<String> merged = new ArrayList<>();
        for (Piece piece : ThreeWay.pieces(words(hunk.base()), words(hunk.ours()), words(hunk.theirs()))) {
            if (!(piece instanceof Piece.Settled(var words))) {
                return Optional.empty();
            }
            words.forEach(word -> merged.add(word.text().equals(BREAK) ? "\n" : word.text()));
        }
        return Optional.of(List.of(String.join("", merged).split("\n")));
    }

    /** Each word as a line, so that words are compared as lines are. */
    private static List<Line> words(List<Line> lines) {
        String text = lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
        List<Line> words = new ArrayList<>();
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(word -> words.add(new Line(word.equals("\n") ? BREAK : word, words.size() + 1)));
        return words;
    }
}
