package org.splectrum.se.steps.text;

import java.util.BitSet;
import java.util.function.IntConsumer;

/** Finds in one pass over a text where one of many strings of one size may stand. Not thread-safe while it is filled. */
final class Sieve {
    private static final int SLOTS = 1 << 20;
    private static final int BASE = 0x01000193;

    private final int size;
    private final int leading;
    private final BitSet slots = new BitSet(SLOTS);

    /** @param size of each string, in characters */
    Sieve(int size) {
        this.size = size;
        this.leading = power(size - 1);
    }

    void add(String string) {
        int hash = 0;
        for (int at = 0; at < size; at++) {
            hash = hash * BASE + string.charAt(at);
        }
        slots.set(slot(hash));
    }

    /** Tells where one may begin, in order; wherever one does, and seldom elsewhere. */
    void each(String text, IntConsumer from) {
        int hash = 0;
        for (int end = 0; end < text.length(); end++) {
            if (end >= size) {
                hash -= text.charAt(end - size) * leading;
            }
            hash = hash * BASE + text.charAt(end);
            if (end + 1 >= size && slots.get(slot(hash))) {
                from.accept(end + 1 - size);
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
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }
}
