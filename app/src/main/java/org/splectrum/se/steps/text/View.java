package org.splectrum.se.steps.text;

import java.util.Locale;
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
            + "|&(?:#([0-9]{1,5})|#[xX]([0-9A-Fa-f]{1,4})|(amp|lt|gt|quot|apos|nbsp));"
            + "|[\\s\\p{Cf}\\u00A0]++");

    private static final Map<String, String> NAMES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "");

    /** How hexadecimal digits are parted in dumps, fingerprints and lists of bytes. */
    private static final Pattern PARTING = Pattern.compile("0x|[:,\\-_\\s\\p{Cf}]++");

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
        return with(ESCAPE.matcher(text));
    }

    /** As hexadecimal digits are read. */
    View digits() {
        String folded = text.toLowerCase(Locale.ROOT);
        View same = folded.length() == text.length() ? new View(folded, starts, ends) : this;
        return same.with(PARTING.matcher(same.text));
    }

    private View with(Matcher matcher) {
        StringBuilder out = new StringBuilder(text.length());
        int[] from = new int[text.length()];
        int[] to = new int[text.length()];
        int at = 0;
        while (at < text.length()) {
            boolean found = matcher.find(at);
            int next = found ? matcher.start() : text.length();
            System.arraycopy(starts, at, from, out.length(), next - at);
            System.arraycopy(ends, at, to, out.length(), next - at);
            out.append(text, at, next);
            at = next;
            if (found) {
                String meant = matcher.pattern() == ESCAPE ? meant(matcher) : "";
                for (int each = 0; each < meant.length(); each++) {
                    from[out.length()] = starts[at];
                    to[out.length()] = ends[matcher.end() - 1];
                    out.append(meant.charAt(each));
                }
                at = matcher.end();
            }
        }
        return new View(out.toString(), from, to);
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
