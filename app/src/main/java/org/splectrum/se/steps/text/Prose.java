package org.splectrum.se.steps.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the power out of one line of Markdown: nobody is mentioned, nothing referred to, closed, linked or loaded, and no
 * HTML left. Emphasis, headings, lists, tables and inline code stay. Pure.
 */
final class Prose {
    /** A zero-width space, written so that it is seen in the source: it parts what GitHub would take together. */
    private static final String APART = "&#8203;";

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]{0,30}+://|[Ww]{3}\\.)[^\\s`|<>()\\[\\]\"\\\\]{1,2000}+");

    private static final Pattern ISSUE = Pattern.compile("[Gg][Hh]-(?=[0-9])");

    private final String line;
    private final boolean table;
    private final Matcher address;
    private final Matcher issue;
    private final StringBuilder out;

    private Prose(String line) {
        this.line = line;
        this.table = line.indexOf('|') >= 0;
        this.address = ADDRESS.matcher(line);
        this.issue = ISSUE.matcher(line);
        this.out = new StringBuilder(line.length() + 16);
    }

    /** The line without its power; it may be given with the marks of a quote before it. */
    static String tame(String line) {
        Prose prose = new Prose(line);
        int at = 0;
        while (at < line.length()) {
            at = prose.step(at);
        }
        return prose.out.toString();
    }

    private int step(int at) {
        char character = line.charAt(at);
        if (character == '`') {
            return ticks(at);
        }
        boolean wordStart = at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1));
        if (wordStart && Character.isLetter(character) && begins(address, at)) {
            int end = withoutPunctuation(at, address.end());
            code(line.substring(at, end));
            return end;
        }
        if (begins(issue, at)) {
            out.append(line, at, issue.end()).append(APART);
            return issue.end();
        }
        tame(at);
        return at + 1;
    }

    /** Inline code that ends on its line is kept; GitHub would pair any other backticks as it likes, so they are escaped. */
    private int ticks(int at) {
        int length = run(at);
        int end = at + length;
        while (end < line.length() && (line.charAt(end) != '`' || run(end) != length)) {
            end += line.charAt(end) == '`' ? run(end) : 1;
        }
        if (end < line.length() && isHarmless(line.substring(at + length, end))) {
            apart();
            out.append(line, at, end + length);
            return end + length;
        }
        out.append("\\`".repeat(length));
        return at + length;
    }

    /** A bar inside code ends a table's cell, and with it the code. */
    private boolean isHarmless(String code) {
        boolean plain = code.chars().noneMatch(each -> "|@#:<&[$".indexOf(each) >= 0);
        return !table || (plain && !begins(code));
    }

    private static boolean begins(String code) {
        return ISSUE.matcher(code).find() || ADDRESS.matcher(code).find();
    }

    private void code(String text) {
        apart();
        out.append('`').append(text).append('`');
    }

    private void apart() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) == '`') {
            out.append(' ');
        }
    }

    private void tame(int at) {
        char character = line.charAt(at);
        switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '$' -> out.append("&#36;");
            case '@' -> out.append('@').append(APART);
            case '#' -> out.append('#').append(isDigit(at + 1) ? APART : "");
            case ':' -> out.append(':').append(line.startsWith("//", at + 1) ? APART : "");
            case '.' ->
                out.append(line.regionMatches(true, at - 3, "www", 0, 3) ? APART : "")
                        .append('.');
            case '\\', '[', ']', '~' -> out.append('\\').append(character);
            default -> out.append(character);
        }
    }

    private boolean isDigit(int at) {
        return at < line.length() && Character.isDigit(line.charAt(at));
    }

    private int withoutPunctuation(int start, int end) {
        int last = end;
        while (last > start + 1 && ".,;:!?'*_".indexOf(line.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }

    private int run(int at) {
        int end = at;
        while (end < line.length() && line.charAt(end) == '`') {
            end++;
        }
        return end - at;
    }

    private boolean begins(Matcher matcher, int at) {
        return matcher.region(at, line.length()).lookingAt();
    }
}
