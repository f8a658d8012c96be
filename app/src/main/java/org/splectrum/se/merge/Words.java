package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes text apart: names, numbers with their dots, and every other sign by itself. White space is nothing. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\\d+(?:\\.\\d+)+|[\\p{L}\\p{N}\\p{M}_$]+|\\S");

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    static List<String> of(List<Line> lines) {
        List<String> words = new ArrayList<>();
        lines.forEach(line -> words.addAll(of(line.text())));
        return words;
    }

    static Bag bag(List<Line> lines) {
        return Bag.of(of(lines));
    }

    /** Whether it is a name or a number, not a sign. */
    static boolean names(String word) {
        return Character.isLetterOrDigit(word.codePointAt(0)) || word.charAt(0) == '_' || word.charAt(0) == '$';
    }
}
