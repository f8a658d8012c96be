package org.splectrum.se.workflow;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Matches values against patterns that strangers wrote, for a bounded time. Pure. */
public final class PatternMatch {
    /** Characters of a pattern. */
    public static final int PATTERN = 200;

    /** Characters of a value that is matched: Java's matcher recurses, so a longer one could break its stack. */
    private static final int VALUE = 1_000;

    /** How often the matcher may look at a character: a few milliseconds. */
    private static final int LOOKS = 200_000;

    private PatternMatch() {}

    /** What is wrong with the pattern itself; empty where nothing is. */
    public static Optional<String> wrong(String pattern) {
        if (pattern.length() > PATTERN) {
            return Optional.of("a pattern has at most " + PATTERN + " characters");
        }
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("this is not a regular expression: " + e.getDescription());
        }
    }

    /** What is wrong with the value; empty where it matches as a whole, or there is no pattern. */
    static Optional<String> problem(String pattern, String value) {
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        if (value.length() > VALUE) {
            return Optional.of("is longer than " + VALUE + " characters");
        }
        try {
            boolean matches = Pattern.compile(pattern)
                    .matcher(new Watched(value, new Looks()))
                    .matches();
            return matches
                    ? Optional.empty()
                    : Optional.of("must match " + pattern + ", and is “" + Hints.cut(value) + "”");
        } catch (Endless _) {
            return Optional.of(
                    "cannot be matched against " + pattern + " in a reasonable time; make the pattern simpler");
        }
    }

    /** How often may still be looked. */
    private static final class Looks {
        private int left = LOOKS;

        void one() {
            left--;
            if (left < 0) {
                throw new Endless();
            }
        }
    }

    /** Text that counts how often it is looked at. */
    private record Watched(CharSequence text, Looks looks) implements CharSequence {
        @Override
        public char charAt(int index) {
            looks.one();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** The matcher looked too often. */
    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Endless() {
            super("", null, false, false);
        }
    }
}
