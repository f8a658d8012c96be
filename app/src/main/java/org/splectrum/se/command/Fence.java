package org.splectrum.se.command;

import java.util.Optional;

/**
 * The opening line of fenced code.
 *
 * @param mark a backtick or a tilde
 * @param length of the row of marks, at least 3
 * @param column where it begins, counted from 0
 */
public record Fence(char mark, int length, int column) {
    /** The fence that this line opens, behind list markers too; empty where it opens none. */
    public static Optional<Fence> openedBy(String line) {
        if (Indent.of(line) > Indent.MOST) {
            return Optional.empty();
        }
        int column = Indent.pastListMarkers(line);
        if (column >= line.length()) {
            return Optional.empty();
        }
        char mark = line.charAt(column);
        int length = run(line, column);
        boolean code = mark == '~' || (mark == '`' && line.indexOf('`', column + length) < 0);
        return length >= 3 && code ? Optional.of(new Fence(mark, length, column)) : Optional.empty();
    }

    /** Whether the line ends the code. */
    public boolean isClosedBy(String line) {
        if (Indent.of(line) > column + Indent.MOST) {
            return false;
        }
        String marks = line.strip();
        return !marks.isEmpty()
                && marks.charAt(0) == mark
                && run(marks, 0) >= length
                && run(marks, 0) == marks.length();
    }

    private static int run(String line, int from) {
        int end = from;
        while (end < line.length() && line.charAt(end) == line.charAt(from)) {
            end++;
        }
        return end - from;
    }
}
