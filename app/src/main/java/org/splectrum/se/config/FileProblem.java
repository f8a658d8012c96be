package org.splectrum.se.config;

import java.util.Objects;

/**
 * Something wrong in a file that people wrote.
 *
 * @param line from 1; 0: the file as a whole
 * @param column from 1; 0: the file as a whole
 * @param text what is wrong, with the mend
 */
public record FileProblem(int line, int column, String text) {
    public FileProblem {
        Objects.requireNonNull(text, "text is null");
    }

    /** As compilers write it. */
    public String in(String file) {
        return line == 0 ? file + ": " + text : file + ":" + line + ":" + column + ": " + text;
    }

    @Override
    public String toString() {
        return line == 0 ? text : "line " + line + ", column " + column + ": " + text;
    }
}
