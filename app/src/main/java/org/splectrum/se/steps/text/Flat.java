package org.splectrum.se.steps.text;

/** Writes any text as part of one sentence of Markdown that shows it letter for letter. Pure. */
final class Flat {
    private static final String APART = "&#8203;";

    private Flat() {}

    /** On one line, white space as single spaces. */
    static String line(String text) {
        return Plain.of(text).strip().replaceAll("\\s+", " ");
    }

    /** The line with everything escaped that Markdown or GitHub would act on. */
    static String escaped(String line) {
        StringBuilder out = new StringBuilder(line.length() + 16);
        for (int at = 0; at < line.length(); at++) {
            char character = line.charAt(at);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '$' -> out.append("&#36;");
                case '|' -> out.append("&#124;");
                case '@', '#' -> out.append(character).append(APART);
                case ':' -> out.append(':').append(line.startsWith("//", at + 1) ? APART : "");
                case '.' ->
                    out.append(line.regionMatches(true, at - 3, "www", 0, 3) ? APART : "")
                            .append('.');
                case '-' -> out.append('-').append(line.regionMatches(true, at - 2, "gh", 0, 2) ? APART : "");
                case '\\', '`', '*', '_', '[', ']', '~' -> out.append('\\').append(character);
                default -> out.append(character);
            }
        }
        return out.toString();
    }
}
