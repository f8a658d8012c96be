package org.splectrum.se.command;

import java.util.function.Consumer;
import org.splectrum.se.command.Line.Standing;

/** Reads one paragraph: takes out HTML comments, and finds the lines that begin inside inline code. */
final class Paragraph {
    /** How a paragraph ended. */
    enum End {
        COMPLETE,
        /** An HTML comment is still open. */
        IN_COMMENT
    }

    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    private final String text;
    private final CodeSpans spans;
    private final Consumer<Line> out;
    private final StringBuilder line = new StringBuilder();
    private Standing standing = Standing.OPEN;

    Paragraph(String text, Consumer<Line> out) {
        this.text = text;
        this.spans = new CodeSpans(text);
        this.out = out;
    }

    End read() {
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith(COMMENT, at)) {
                int end = text.indexOf(COMMENT_END, at + 2);
                if (end < 0) {
                    endLine(Standing.SHELTERED);
                    return End.IN_COMMENT;
                }
                pass(at, end);
                at = end + COMMENT_END.length();
            } else {
                at = step(at);
            }
        }
        endLine(Standing.OPEN);
        return End.COMPLETE;
    }

    /** Takes over one character, or all of an inline code; gives back the index behind it. */
    private int step(int at) {
        char character = text.charAt(at);
        if (character == '`') {
            int end = spans.endOf(at);
            boolean code = end > at + spans.lengthAt(at);
            text.substring(at, end)
                    .chars()
                    .forEach(each -> put((char) each, code ? Standing.SHELTERED : Standing.OPEN));
            return end;
        }
        put(character, Standing.OPEN);
        boolean escapes = character == '\\' && at + 1 < text.length() && "`<".indexOf(text.charAt(at + 1)) >= 0;
        if (escapes) {
            put(text.charAt(at + 1), Standing.OPEN);
            return at + 2;
        }
        return at + 1;
    }

    private void put(char character, Standing next) {
        if (character == '\n') {
            endLine(next);
        } else {
            line.append(character);
        }
    }

    /** A comment is passed over; what follows it on its last line does not stand at the start of a line. */
    private void pass(int start, int end) {
        boolean first = line.toString().isBlank();
        if (text.substring(start, end).indexOf('\n') >= 0) {
            endLine(Standing.SHELTERED);
        } else if (first) {
            standing = Standing.SHELTERED;
        }
    }

    private void endLine(Standing next) {
        out.accept(new Line(line.toString(), standing));
        line.setLength(0);
        standing = next;
    }
}
