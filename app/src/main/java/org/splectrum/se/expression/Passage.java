package org.splectrum.se.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text: plain, or an expression between <code>${{</code> and <code>}}</code>.
 *
 * @param offset of its content in the text
 */
record Passage(Kind kind, String content, int offset) {
    private static final String OPENING = "${{";

    enum Kind {
        PLAIN,
        EXPRESSION,
        /** The rest of a text whose expression does not end. */
        UNENDED
    }

    static List<Passage> of(String text) {
        List<Passage> passages = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(OPENING); at >= 0; at = text.indexOf(OPENING, from)) {
            passages.add(new Passage(Kind.PLAIN, text.substring(from, at), from));
            int begin = at + OPENING.length();
            int end = end(text, begin);
            if (end < 0) {
                passages.add(new Passage(Kind.UNENDED, text.substring(begin), begin));
                return passages;
            }
            passages.add(new Passage(Kind.EXPRESSION, text.substring(begin, end), begin));
            from = end + 2;
        }
        passages.add(new Passage(Kind.PLAIN, text.substring(from), from));
        return passages;
    }

    /** Where the expression's closing brackets are, outside of quotes; -1 where they are missing. */
    private static int end(String text, int begin) {
        char quote = 0;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (text.startsWith("}}", i)) {
                return i;
            }
        }
        return -1;
    }
}
