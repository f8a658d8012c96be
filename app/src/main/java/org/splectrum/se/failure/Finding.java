package org.splectrum.se.failure;

import java.util.regex.Pattern;

/**
 * One thing that a tool complained of, with its place where it named one.
 *
 * @param path relative to the workspace, with {@code /}; as the tool wrote it where it lies elsewhere; empty: none is known
 * @param line from 1; 0: none is known
 * @param column from 1; 0: none is known
 * @param message the tool's words on one line, at most {@link #LONGEST} characters
 */
public record Finding(String path, int line, int column, String message) {
    /** Where runners have the repository. */
    public static final String WORKSPACE = "/workspace/";

    static final int LONGEST = 400;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Makes the path relative and the message one line. */
    public Finding {
        path = relative(path.strip());
        line = Math.max(0, line);
        column = line == 0 ? 0 : Math.max(0, column);
        message = oneLine(message, LONGEST);
    }

    /** What was found without a place. */
    public static Finding of(String message) {
        return new Finding("", 0, 0, message);
    }

    /** Whether it can stand beside a line of the repository: in the workspace, and with a line. */
    public boolean hasPlace() {
        return line > 0 && !path.isEmpty() && !path.startsWith("/") && !("/" + path + "/").contains("/../");
    }

    static String oneLine(String text, int most) {
        String line = BLANKS.matcher(text.strip()).replaceAll(" ");
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
        return line.substring(0, end) + "…";
    }

    private static String relative(String path) {
        String plain = path.startsWith("file://") ? path.substring("file://".length()) : path;
        if (plain.startsWith(WORKSPACE)) {
            plain = plain.substring(WORKSPACE.length());
        }
        while (plain.startsWith("./")) {
            plain = plain.substring(2);
        }
        return plain;
    }
}
