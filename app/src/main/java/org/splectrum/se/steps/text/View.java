package org.splectrum.se.steps.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as somebody reads it who knows what its escapes stand for, and where each of its characters stands in the source.
 *
 * @param text of what is read
 * @param starts where each character begins in the source
 * @param ends where it ends there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never given out of this package
record View(String text, int[] starts, int[] ends) {
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})"
            + "|\\\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([nrt])|([!-/:-@\\[-`{-~]))"
            + "|&(?:#([0-9]{1,5})|#[xX]([0-9A-Fa-f]{1,4})|(amp|lt|gt|quot|apos|nbsp));");

    private static final Map<String, String> NAMES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "");

    /** What of the first 256 characters begins an escape; and what parts hexadecimal digits in dumps, fingerprints and lists of bytes. */
    private static final boolean[] ESCAPING = table("%\\&");

    private static final boolean[] PARTING = table(":,-_");

    /** White space, and what nobody sees. */
    private static final boolean[] BLANK = table("\t\n\u000B\f\r \u00A0\u00AD");

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[256];
        characters.chars().forEach(character -> table[character] = true);
        return table;
    }

    static View of(String text) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        for (int at = 0; at < text.length(); at++) {
            starts[at] = at;
            ends[at] = at + 1;
        }
        return new View(text, starts, ends);
    }

    int length() {
        return text.length();
    }

    /** With escapes for what they stand for, and without what parts characters but says nothing. */
    View unescaped() {
        Reading reading = new Reading();
        Matcher escape = ESCAPE.matcher(text);
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (isOf(ESCAPING, character) && escape.region(at, text.length()).lookingAt()) {
                String meant = meant(escape);
                for (int each = 0; each < meant.length(); each++) {
                    reading.add(meant.charAt(each), at, escape.end() - 1);
                }
                at = escape.end() - 1;
            } else if (!isBlank(character)) {
                reading.add(character, at, at);
            }
        }
        return reading.done();
    }

    /** As hexadecimal digits are read. */
    View digits() {
        Reading reading = new Reading();
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '0' && at + 1 < text.length() && (text.charAt(at + 1) | 0x20) == 'x') {
                at++;
            } else if (!isOf(PARTING, character) && !isBlank(character)) {
                boolean capital = character >= 'A' && character <= 'F';
                reading.add(capital ? (char) (character | 0x20) : character, at, at);
            }
        }
        return reading.done();
    }

    private static boolean isOf(boolean[] table, char character) {
        return character < table.length && table[character];
    }

    private static boolean isBlank(char character) {
        return character < BLANK.length ? BLANK[character] : Character.getType(character) == Character.FORMAT;
    }

    /** A view of this one, as far as it was read. It never grows: what stands for something is longer than that. */
    private final class Reading {
        private final char[] read = new char[text.length()];
        private final int[] from = new int[text.length()];
        private final int[] to = new int[text.length()];
        private int size;

        /** @param first and {@code last}: by which characters it is said */
        void add(char character, int first, int last) {
            read[size] = character;
            from[size] = starts[first];
            to[size] = ends[last];
            size++;
        }

        View done() {
            return new View(String.valueOf(read, 0, size), from, to);
        }
    }

    private static String meant(Matcher escape) {
        if (escape.group(4) != null) {
            return ""; // a line's end
        }
        if (escape.group(5) != null) {
            return escape.group(5);
        }
        if (escape.group(6) != null) {
            return seen(Integer.parseInt(escape.group(6)));
        }
        if (escape.group(8) != null) {
            return NAMES.getOrDefault(escape.group(8), "");
        }
        for (int group : new int[] {1, 2, 3, 7}) {
            if (escape.group(group) != null) {
                return seen(Integer.parseInt(escape.group(group), 16));
            }
        }
        return "";
    }

    private static String seen(int character) {
        boolean one = character <= Character.MAX_VALUE && Character.getType(character) != Character.FORMAT;
        return one && !Character.isWhitespace(character) ? String.valueOf((char) character) : "";
    }
}
