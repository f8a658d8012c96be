package org.splectrum.se.merge;

/**
 * A line of a text.
 *
 * @param text without its end
 * @param number in its text, from 1
 */
record Line(String text, int number) {
    boolean blank() {
        return text.isBlank();
    }

    /** The line as far as its look does not count: without white space. */
    String bare() {
        StringBuilder bare = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (!Character.isWhitespace(sign)) {
                bare.append(sign);
            }
        }
        return bare.toString();
    }
}
