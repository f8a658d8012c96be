package org.splectrum.se.steps.text;

/** Keeps texts within a length, in UTF-16 units as GitHub counts them. Never cuts a character in two. Pure. */
public final class Cut {
    private Cut() {}

    /** The start of the text, up to a line's end where one is near, and how much is left out. */
    public static String start(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(Math.max(0, most - 1))) ? most - 1 : most;
        int line = text.lastIndexOf('\n', end);
        end = Math.max(0, line > end / 2 ? line : end);
        return text.substring(0, end) + "\n(… " + (text.length() - end) + " more characters)";
    }

    /** The end of the text, from a line's start where one is near, and how much is left out. */
    public static String end(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int start = text.length() - most;
        start = Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
        int line = text.indexOf('\n', start);
        start = line >= 0 && line < start + most / 2 ? line + 1 : start;
        return "(" + start + " characters before …)\n" + text.substring(start);
    }

    /** The start of one line, with an ellipsis where something is left out. */
    public static String line(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        end = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, end).stripTrailing() + "…";
    }
}
