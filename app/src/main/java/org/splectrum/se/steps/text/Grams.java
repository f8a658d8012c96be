package org.splectrum.se.steps.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All that stands in a row in some texts, so many characters each. Immutable; thread-safe. */
final class Grams {
    private final int size;
    private final Sieve sieve;
    private final Set<String> all = new HashSet<>();
    private final List<String> shorter = new ArrayList<>();

    /** @param size of each; texts that are shorter count as a whole */
    Grams(Iterable<String> texts, int size) {
        this.size = size;
        this.sieve = new Sieve(size);
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
            sieve.add(gram);
        }
    }

    boolean isEmpty() {
        return all.isEmpty() && shorter.isEmpty();
    }

    /** Marks in the view's source whatever is one of these. */
    void mark(View view, BitSet found) {
        String text = view.text();
        sieve.each(text, from -> {
            if (all.contains(text.substring(from, from + size))) {
                found.set(view.starts()[from], view.ends()[from + size - 1]);
            }
        });
        for (String whole : shorter) {
            for (int at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
                found.set(view.starts()[at], view.ends()[at + whole.length() - 1]);
            }
        }
    }
}
