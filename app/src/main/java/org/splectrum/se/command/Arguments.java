package org.splectrum.se.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads parameters from the start of a line: {@code --key value}, {@code --key=value}, values in quotes, and the dashes and
 * quotes that telephones make of these. Goes forward only. Not thread-safe.
 */
final class Arguments {
    private static final Map<Character, Character> QUOTES =
            Map.of('"', '"', '\'', '\'', '\u201C', '\u201D', '\u201E', '\u201C', '\u2018', '\u2019');

    private final String line;
    private final Map<String, String> params = new LinkedHashMap<>();
    private Optional<Mistake> mistake = Optional.empty();
    private int at;

    Arguments(String line) {
        this.line = line;
    }

    /** The next word, which is not passed over yet; empty at the end. */
    String word() {
        skipSpace();
        return line.substring(at, endOfWord());
    }

    void skip(String word) {
        at += word.length();
    }

    /** Reads all parameters that stand here. */
    Map<String, String> params() {
        while (mistake.isEmpty()) {
            skipSpace();
            int dashes = dashes(at);
            int end = endOfKey(at + dashes);
            boolean isKey = dashes > 0 && end > at + dashes && endsKey(end);
            if (!isKey) {
                if (dashes > 0 && end == at + dashes && (end == line.length() || isSpace(line.charAt(end)))) {
                    at = end;
                }
                return Map.copyOf(params);
            }
            String key = line.substring(at + dashes, end);
            at = end;
            param(key);
        }
        return Map.copyOf(params);
    }

    /** What is wrong with the parameters; empty where nothing is. */
    Optional<Mistake> mistake() {
        return mistake;
    }

    /** What stands behind all that was read. */
    String rest() {
        return line.substring(at);
    }

    private void param(String key) {
        if (at < line.length() && line.charAt(at) == '=') {
            at++;
        } else {
            skipSpace();
            if (at == line.length() || startsKey()) {
                mistake = Optional.of(new Mistake.NoValue(key));
                return;
            }
        }
        String value = value(key);
        if (params.put(key, value) != null) {
            mistake = Optional.of(new Mistake.GivenTwice(key));
        }
    }

    private String value(String key) {
        Character close = at < line.length() ? QUOTES.get(line.charAt(at)) : null;
        if (close == null) {
            String value = line.substring(at, endOfWord());
            at += value.length();
            return value;
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < line.length(); at++) {
            char character = line.charAt(at);
            if (character == close) {
                at++;
                return value.toString();
            }
            boolean escaped = character == '\\' && at + 1 < line.length() && "\\\"'".indexOf(line.charAt(at + 1)) >= 0;
            value.append(escaped ? line.charAt(++at) : character);
        }
        mistake = Optional.of(new Mistake.UnclosedQuote(key));
        return "";
    }

    private boolean startsKey() {
        int dashes = dashes(at);
        return dashes > 0 && endOfKey(at + dashes) > at + dashes;
    }

    private int dashes(int index) {
        if (line.startsWith("--", index)) {
            return 2;
        }
        return line.startsWith("\u2014", index) || line.startsWith("\u2013", index) ? 1 : 0;
    }

    private int endOfKey(int index) {
        int end = index;
        while (end < line.length() && (isLetter(line.charAt(end)) || (end > index && isInner(line.charAt(end))))) {
            end++;
        }
        return end;
    }

    private boolean endsKey(int index) {
        return index == line.length() || line.charAt(index) == '=' || isSpace(line.charAt(index));
    }

    private int endOfWord() {
        int end = at;
        while (end < line.length() && !isSpace(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private void skipSpace() {
        while (at < line.length() && isSpace(line.charAt(at))) {
            at++;
        }
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isInner(char character) {
        return (character >= '0' && character <= '9') || character == '-' || character == '_';
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
