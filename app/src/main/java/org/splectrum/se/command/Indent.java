package org.splectrum.se.command;

/** How Markdown counts the white space before a line. Pure. */
final class Indent {
    /** The deepest indent of a line that is no code yet. */
    static final int MOST = 3;

    private static final int TAB = 4;

    private Indent() {}

    /** Columns of white space at the start; a tab goes to the next multiple of four. */
    static int of(String line) {
        int columns = 0;
        for (int at = 0; at < line.length(); at++) {
            switch (line.charAt(at)) {
                case ' ' -> columns++;
                case '\t' -> columns += TAB - columns % TAB;
                default -> {
                    return columns;
                }
            }
        }
        return columns;
    }

    /** Index of the first character behind white space and the markers of list items, several of them too. */
    static int pastListMarkers(String line) {
        int at = pastSpace(line, 0);
        for (int marker = listMarker(line, at); marker > 0; marker = listMarker(line, at)) {
            at = pastSpace(line, at + marker);
        }
        return at;
    }

    /** Length of the list item's marker that stands at the index; 0 where none does. */
    static int listMarker(String line, int at) {
        int end = at;
        while (end < line.length() && end - at < 9 && Character.isDigit(line.charAt(end))) {
            end++;
        }
        boolean numbered = end > at;
        if (end >= line.length() || (numbered ? ".)" : "-*+").indexOf(line.charAt(end)) < 0) {
            return 0;
        }
        boolean apart = end + 1 < line.length() && Character.isWhitespace(line.charAt(end + 1));
        return apart ? end + 1 - at : 0;
    }

    private static int pastSpace(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }
}
