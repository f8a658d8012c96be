package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;

/** Takes text apart: names, numbers with their dots, and every other sign by itself. White space is nothing. */
final class Words {
    /** Letters, digits and marks, by their kinds in Unicode. */
    private static final int NAMES = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        read(text, (begin, end) -> words.add(text.substring(begin, end)));
        return words;
    }

    /** Where a word stands in its text. */
    private record Span(int begin, int end) {}

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        read(text, (begin, end) -> spans.add(new Span(begin, end)));
        return spans;
    }

    private interface Reader {
        void word(int begin, int end);
    }

    private static void read(String text, Reader reader) {
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end > at) {
                reader.word(at, end);
            }
            at = Math.max(end, at + 1);
        }
    }

    /** Behind the word that begins there; there where none does. */
    private static int end(String text, int begin) {
        int sign = text.codePointAt(begin);
        if (sign == ' ' || (sign >= '\t' && sign <= '\r')) {
            return begin;
        }
        int digits = digits(text, begin);
        int dotted = digits;
        while (digits > begin
                && dotted < text.length()
                && text.charAt(dotted) == '.'
                && digits(text, dotted + 1) > dotted + 1) {
            dotted = digits(text, dotted + 1);
        }
        if (dotted > digits) {
            return dotted;
        }
        int end = begin;
        while (end < text.length() && inName(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end > begin ? end : begin + Character.charCount(sign);
    }

    private static int digits(String text, int begin) {
        int end = begin;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static boolean inName(int sign) {
        return sign == '_' || sign == '$' || (NAMES >> Character.getType(sign) & 1) == 1;
    }

    static List<String> of(List<Line> lines) {
        List<String> words = new ArrayList<>();
        lines.forEach(line ->
                read(line.text(), (begin, end) -> words.add(line.text().substring(begin, end))));
        return words;
    }

    /** The text with some words in a row replaced by others, wherever they stand. */
    static String replaced(String text, List<String> from, List<String> to) {
        List<Span> spans = spans(text);
        List<String> words = of(text);
        StringBuilder replaced = new StringBuilder();
        int copied = 0;
        int at = 0;
        while (at + from.size() <= words.size()) {
            if (words.subList(at, at + from.size()).equals(from)) {
                replaced.append(text, copied, spans.get(at).begin()).append(String.join(" ", to));
                at += from.size();
                copied = spans.get(at - 1).end();
            } else {
                at++;
            }
        }
        return replaced.append(text, copied, text.length()).toString();
    }

    static Bag bag(List<Line> lines) {
        Bag bag = new Bag();
        lines.forEach(line ->
                read(line.text(), (begin, end) -> bag.add(line.text().substring(begin, end), 1)));
        return bag;
    }

    /** Whether it is a name or a number, not a sign. */
    static boolean names(String word) {
        return Character.isLetterOrDigit(word.codePointAt(0)) || word.charAt(0) == '_' || word.charAt(0) == '$';
    }
}
