package org.splectrum.se.steps.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All that stands in a row in some texts, so many characters each. Immutable; thread-safe. */
final class Grams {
    private static final int SIEVE = 1 << 20;
    private static final int BASE = 0x01000193;

    private final int size;
    private final int leading;
    private final Set<String> all = new HashSet<>();
    private final List<String> shorter = new ArrayList<>();
    private final BitSet sieve = new BitSet(SIEVE);

    /** @param size of each; texts that are shorter count as a whole */
    Grams(Iterable<String> texts, int size) {
        this.size = size;
        this.leading = power(size - 1);
        for (String text : texts) {
            if (text.length() < size) {
                shorter.add(text);
            }
            for (int at = 0; at + size <= text.length(); at++) {
                add(text.substring(at, at + size));
            }
        }
    }

    private void add(String gram) {
        if (!SecretForms.isPublic(gram) && all.add(gram)) {
            int hash = 0;
            for (int at = 0; at < size; at++) {
                hash = hash * BASE + gram.charAt(at);
            }
            sieve.set(slot(hash));
        }
    }

    boolean isEmpty() {
        return all.isEmpty() && shorter.isEmpty();
    }

    /** Marks in the view's source whatever is one of these. */
    void mark(View view, BitSet found) {
        String text = view.text();
        int hash = 0;
        for (int end = 0; end < text.length(); end++) {
            if (end >= size) {
                hash -= text.charAt(end - size) * leading;
            }
            hash = hash * BASE + text.charAt(end);
            int from = end + 1 - size;
            if (from >= 0 && sieve.get(slot(hash)) && all.contains(text.substring(from, end + 1))) {
                found.set(view.starts()[from], view.ends()[end]);
            }
        }
        for (String whole : shorter) {
            for (int at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
                found.set(view.starts()[at], view.ends()[at + whole.length() - 1]);
            }
        }
    }

    private static int power(int exponent) {
        int power = 1;
        for (int each = 0; each < exponent; each++) {
            power *= BASE;
        }
        return power;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 15)) & (SIEVE - 1);
    }
}
