package org.splectrum.se.merge;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as build files write it.
 *
 * @param text as written
 * @param numbers its leading numbers
 * @param qualifier what follows them; empty for a release
 */
record Version(String text, List<BigInteger> numbers, String qualifier) {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)*)((?:[-.+][0-9A-Za-z]+)*)");

    Version {
        numbers = List.copyOf(numbers);
    }

    static Optional<Version> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Version(
                        text,
                        Pattern.compile("\\.")
                                .splitAsStream(matcher.group(1))
                                .map(BigInteger::new)
                                .toList(),
                        matcher.group(2)))
                : Optional.empty();
    }

    /** Whether it is surely higher: by its numbers, or as the release of a qualified version with the same numbers. */
    boolean higherThan(Version other) {
        int length = Math.max(numbers.size(), other.numbers.size());
        for (int at = 0; at < length; at++) {
            int order = number(at).compareTo(other.number(at));
            if (order != 0) {
                return order > 0;
            }
        }
        return qualifier.isEmpty() && !other.qualifier.isEmpty();
    }

    private BigInteger number(int at) {
        return at < numbers.size() ? numbers.get(at) : BigInteger.ZERO;
    }
}
