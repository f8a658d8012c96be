package org.splectrum.se.story;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Many texts that are looked for in another at once: each place of that is looked at once, however many they are. */
final class Needles {
    /** So many characters choose the places that are looked at more closely. */
    private static final int HEAD = 3;

    private final List<String> all;
    private final BitSet heads = new BitSet(1 << 24);

    /** @throws IllegalArgumentException where one is so short that it would be found everywhere */
    Needles(Collection<String> all) {
        this.all = List.copyOf(all);
        for (String needle : all) {
            if (needle.length() <= HEAD) {
                throw new IllegalArgumentException("too short to be looked for: " + needle);
            }
            heads.set(head(needle, 0));
        }
    }

    /** Those that are in the text. */
    Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        for (int at = 0; at + HEAD < text.length(); at++) {
            if (heads.get(head(text, at))) {
                int here = at;
                all.stream().filter(needle -> text.startsWith(needle, here)).forEach(found::add);
            }
        }
        return found;
    }

    private static int head(String text, int at) {
        return (text.charAt(at) & 0xFF) << 16 | (text.charAt(at + 1) & 0xFF) << 8 | (text.charAt(at + 2) & 0xFF);
    }
}
