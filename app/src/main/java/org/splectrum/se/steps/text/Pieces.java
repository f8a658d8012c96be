package org.splectrum.se.steps.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Where pieces of some texts stand in them, so that it is known which go on from each other. Immutable; thread-safe. */
final class Pieces {
    private static final int[] NOWHERE = {};

    private final int size;
    private final Sieve sieve;
    private final Map<String, int[]> places = new HashMap<>();
    private final boolean someAreShorter;

    /** @param size the least that counts as a piece, in characters: what is shorter stands in any text by chance */
    Pieces(Collection<String> texts, int size) {
        this.size = size;
        this.sieve = new Sieve(size);
        this.someAreShorter = texts.stream().anyMatch(text -> text.length() < size);
        int place = 0;
        for (String text : texts) {
            for (int at = 0; at + size <= text.length(); at++) {
                add(text.substring(at, at + size), place + at);
            }
            place += text.length() + 1; // the end of a text and the beginning of the next are no neighbours
        }
    }

    private void add(String piece, int place) {
        if (SecretForms.isPublic(piece)) {
            return;
        }
        sieve.add(piece);
        int[] before = places.getOrDefault(piece, NOWHERE);
        int[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = place;
        places.put(piece, all);
    }

    /**
     * Adds what the view tells to what was told before, and marks in its source what belongs to more than that in a row.
     *
     * @param longest so many characters in a row may be told
     * @return whether one of the texts, or more of it than a piece, may be in the view at all
     */
    boolean mark(View view, BitSet told, int longest, BitSet found) {
        boolean any = each(view, (from, place) -> told.set(place, place + size));
        if (any) {
            each(view, (from, place) -> {
                if (told.nextClearBit(place) - told.previousClearBit(place) - 1 > longest) {
                    found.set(view.starts()[from], view.ends()[from + size - 1]);
                }
            });
        }
        return any || someAreShorter;
    }

    private boolean each(View view, Seen seen) {
        String text = view.text();
        boolean[] any = {false};
        sieve.each(text, from -> {
            for (int place : places.getOrDefault(text.substring(from, from + size), NOWHERE)) {
                any[0] = true;
                seen.piece(from, place);
            }
        });
        return any[0];
    }

    @FunctionalInterface
    private interface Seen {
        void piece(int from, int place);
    }
}
