package org.splectrum.se.web;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One pass over bytes that must be a JSON object (RFC 8259): it builds nothing, which takes half the time of a parser,
 * and most of what the intake does for a delivery is this. For one thread and one call.
 */
final class JsonScan {
    /** What comes after the intake reads no longer ones. */
    private static final int DIGITS = 500;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = ONES << 7;

    private final byte[] bytes;
    private final int length;
    private final int deepest;
    private int at;
    /** All bytes of all strings or-ed together: negative where one is not ASCII. */
    private int seen;

    JsonScan(RequestBody body, int deepest) {
        this.bytes = body.bytes();
        this.length = body.length();
        this.deepest = deepest;
    }

    /** Where the bytes stop being one JSON object. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Scans to the end. Whether strings are UTF-8 is left open; outside of them there is only ASCII.
     *
     * @return whether all of it is ASCII
     * @throws Malformed where it is not one object, or too deep
     */
    boolean isAscii() throws Malformed {
        if (token() != '{') {
            throw malformed("is not a JSON object");
        }
        members(1);
        if (skipSpace() != -1) {
            throw malformed("goes on behind its JSON object");
        }
        return seen >= 0;
    }

    private void value(int first, int depth) throws Malformed {
        switch (first) {
            case '{' -> members(depth + 1);
            case '[' -> elements(depth + 1);
            case '"' -> string();
            case 't' -> word("rue");
            case 'f' -> word("alse");
            case 'n' -> word("ull");
            default -> number(first);
        }
    }

    private void members(int depth) throws Malformed {
        checkDepth(depth);
        int next = token();
        if (next == '}') {
            return;
        }
        while (next == '"') {
            string();
            if (token() != ':') {
                throw malformed("is not JSON");
            }
            value(token(), depth);
            int end = token();
            if (end == '}') {
                return;
            }
            next = end == ',' ? token() : -1;
        }
        throw malformed("is not JSON");
    }

    private void elements(int depth) throws Malformed {
        checkDepth(depth);
        int next = token();
        if (next == ']') {
            return;
        }
        while (true) {
            value(next, depth);
            int end = token();
            if (end == ']') {
                return;
            }
            if (end != ',') {
                throw malformed("is not JSON");
            }
            next = token();
        }
    }

    private void checkDepth(int depth) throws Malformed {
        if (depth > deepest) {
            throw malformed("is nested deeper than " + deepest);
        }
    }

    private void string() throws Malformed {
        int all = 0;
        int i = at;
        while (i < length) {
            while (i + Long.BYTES <= length && isPlain((long) EIGHT.get(bytes, i))) {
                i += Long.BYTES;
            }
            if (i == length) {
                break;
            }
            byte next = bytes[i++];
            if (next == '"') {
                at = i;
                seen |= all;
                return;
            }
            if (next == '\\') {
                at = i;
                escape();
                i = at;
            } else if (next >= 0 && next < ' ') {
                at = i;
                throw malformed("has a control character in a string");
            }
            all |= next;
        }
        at = i;
        throw malformed("is not JSON");
    }

    /**
     * Whether each of eight bytes is ASCII and neither ends, escapes nor breaks a string. May say no where it is so: the
     * subtractions borrow from one byte to the next.
     *
     * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord">the trick</a>
     */
    private static boolean isPlain(long eight) {
        long quote = eight ^ ('"' * ONES);
        long escape = eight ^ ('\\' * ONES);
        long found = ((quote - ONES) & ~quote) | ((escape - ONES) & ~escape) | ((eight - ' ' * ONES) & ~eight) | eight;
        return (found & HIGHS) == 0;
    }

    private void escape() throws Malformed {
        int kind = at < length ? bytes[at++] : -1;
        if (kind == 'u') {
            for (int i = 0; i < 4; i++) {
                if (at >= length || Character.digit(bytes[at++], 16) < 0) {
                    throw malformed("is not JSON");
                }
            }
        } else if ("\"\\/bfnrt".indexOf(kind) < 0) {
            throw malformed("is not JSON");
        }
    }

    private void word(String rest) throws Malformed {
        for (int i = 0; i < rest.length(); i++) {
            if (at >= length || bytes[at++] != rest.charAt(i)) {
                throw malformed("is not JSON");
            }
        }
    }

    private void number(int first) throws Malformed {
        int digit = first == '-' && at < length ? bytes[at++] : first;
        if (digit != '0') {
            at--;
            digits();
        }
        if (at < length && bytes[at] == '.') {
            at++;
            digits();
        }
        if (at < length && (bytes[at] | ' ') == 'e') {
            at++;
            if (at < length && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            digits();
        }
    }

    /** At least one. */
    private void digits() throws Malformed {
        int start = at;
        while (at < length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed("is not JSON");
        }
        if (at - start > DIGITS) {
            throw malformed("has a number of more than " + DIGITS + " digits");
        }
    }

    /** The next byte that is not space; -1 at the end. Stands behind it then. */
    private int token() {
        int next = skipSpace();
        at++;
        return next;
    }

    private int skipSpace() {
        while (at < length) {
            int next = bytes[at];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next;
            }
            at++;
        }
        return -1;
    }

    private Malformed malformed(String what) {
        return new Malformed(what + " (at byte " + Math.min(at, length) + " of " + length + ")");
    }
}
