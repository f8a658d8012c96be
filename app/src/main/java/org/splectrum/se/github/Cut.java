package org.splectrum.se.github;

/** Keeps texts within what GitHub takes. */
final class Cut {
    /** Of a comment or a body, in characters. */
    static final int BODY = 65_536;
    /** Of an issue's or pull request's title. */
    static final int TITLE = 256;

    private Cut() {}

    /** The text itself, or its beginning and {@code …}, at most {@code limit} characters. */
    static String to(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
