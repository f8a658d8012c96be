package org.splectrum.se.merge;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that was read.
 *
 * @param value with every line ended by {@code \n}, the last one too
 * @param lines of it
 * @param charset it was written in
 * @param ends how its lines end
 */
record Text(String value, List<Line> lines, Charset charset, Ends ends) {
    static final Text EMPTY = of("", StandardCharsets.UTF_8);

    Text {
        lines = List.copyOf(lines);
    }

    /** How lines end. */
    enum Ends {
        /** There is at most one line. */
        NONE,
        LF,
        CRLF,
        MIXED
    }

    static Text of(String written, Charset charset) {
        String unmarked = written.startsWith("\uFEFF") ? written.substring(1) : written;
        String value = unmarked.replace("\r\n", "\n");
        if (!value.isEmpty() && !value.endsWith("\n")) {
            value = value + "\n";
        }
        return new Text(value, split(value), charset, ends(unmarked));
    }

    boolean empty() {
        return value.isEmpty();
    }

    /** Whether it is UTF-8 with line feeds, as what SE writes by itself. */
    boolean plain() {
        return charset.equals(StandardCharsets.UTF_8) && ends != Ends.CRLF && ends != Ends.MIXED;
    }

    private static List<Line> split(String value) {
        List<Line> lines = new ArrayList<>();
        int begin = 0;
        for (int end = value.indexOf('\n'); end >= 0; end = value.indexOf('\n', begin)) {
            lines.add(new Line(value.substring(begin, end), lines.size() + 1));
            begin = end + 1;
        }
        return lines;
    }

    private static Ends ends(String written) {
        int crlf = 0;
        int lf = 0;
        for (int at = written.indexOf('\n'); at >= 0; at = written.indexOf('\n', at + 1)) {
            if (at > 0 && written.charAt(at - 1) == '\r') {
                crlf++;
            } else {
                lf++;
            }
        }
        if (crlf > 0 && lf > 0) {
            return Ends.MIXED;
        }
        return crlf > 0 ? Ends.CRLF : lf > 0 ? Ends.LF : Ends.NONE;
    }
}
