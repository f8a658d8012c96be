package org.splectrum.se.failure;

import java.util.ArrayList;
import java.util.List;

/** What a terminal would show of an output, colours and movements left out. One pass over it. Not thread-safe. */
final class Screen {
    private static final char ESCAPE = '\u001B';
    private static final char BELL = '\u0007';

    private final String output;
    private final int longest;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private Screen(String output, int longest) {
        this.output = output;
        this.longest = longest;
    }

    /** @param longest characters of a line that are kept */
    static List<String> lines(String output, int longest) {
        Screen screen = new Screen(output, longest);
        int at = 0;
        while (at < output.length()) {
            at = screen.step(at);
        }
        if (!screen.line.isEmpty()) {
            screen.endLine();
        }
        return screen.lines;
    }

    private int step(int at) {
        char character = output.charAt(at);
        if (character == ESCAPE) {
            return afterEscape(at + 1);
        }
        if (character == '\n' || (character == '\r' && !output.startsWith("\n", at + 1))) {
            endLine();
        } else if (line.length() < longest && (character >= ' ' || character == '\t') && character != '\u007F') {
            line.append(character);
        }
        return at + 1;
    }

    /** Control sequences and strings of ECMA-48, 5.4 and 5.6; a string that does not end on its line ends with it. */
    private int afterEscape(int at) {
        if (at >= output.length()) {
            return at;
        }
        return switch (output.charAt(at)) {
            case '[' -> afterSequence(at + 1);
            case ']', 'P', 'X', '^', '_' -> afterString(at + 1);
            case '\n', '\r' -> at;
            default -> afterShortSequence(at);
        };
    }

    private int afterSequence(int start) {
        int at = start;
        while (at < output.length() && output.charAt(at) >= ' ' && output.charAt(at) < '@') {
            at++;
        }
        return at < output.length() && output.charAt(at) >= '@' && output.charAt(at) <= '~' ? at + 1 : at;
    }

    private int afterShortSequence(int start) {
        int at = start;
        while (at < output.length() && output.charAt(at) >= ' ' && output.charAt(at) < '0') {
            at++;
        }
        return at < output.length() && output.charAt(at) >= '0' && output.charAt(at) <= '~' ? at + 1 : at;
    }

    private int afterString(int start) {
        int at = start;
        while (at < output.length() && "\u0007\u001B\n\r".indexOf(output.charAt(at)) < 0) {
            at++;
        }
        if (at < output.length() && output.charAt(at) == BELL) {
            return at + 1;
        }
        return output.startsWith("\u001B\\", at) ? at + 2 : at;
    }

    /** A carriage return alone begins a line too, so that the steps of a progress bar do not become one long one. */
    private void endLine() {
        String whole = line.toString().stripTrailing();
        line.setLength(0);
        if (!whole.isEmpty() || (!lines.isEmpty() && !lines.getLast().isEmpty())) {
            lines.add(whole);
        }
    }
}
