package org.splectrum.se.git;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for regions that make the fourth of four texts a clean merge of the others, with as few changed lines as can be. What it looks at
 * is bounded for all its windows together. For one thread.
 */
final class PairingSearch {
    /** Places that are looked at, in all windows: a tenth of a second, or less. */
    private static final int MOST = 300_000;

    /** For a line of a text in a place, which is a {@code long}; below them stands the region's kind, and above them a bit that is always set. */
    private static final int BITS = 15;

    private static final int LONGEST = (1 << BITS) - 1;
    private static final int KIND = 3;

    /** Kinds of regions that a place may be in; 0 is behind an unchanged line, where any may begin. */
    private static final long IN_OURS = 1;

    private static final long IN_THEIRS = 2;
    private static final long IN_BOTH = 3;

    private static final long BASE = 1L << 2;
    private static final long OURS = BASE << BITS;
    private static final long THEIRS = OURS << BITS;
    private static final long MADE = THEIRS << BITS;
    private static final long PLACE = 1L << 62;

    private final int[] base;
    private final int[] ours;
    private final int[] theirs;
    private final int[] made;
    private int left = MOST;

    PairingSearch(int[][] texts) {
        this.base = texts[0];
        this.ours = texts[1];
        this.theirs = texts[2];
        this.made = texts[3];
    }

    boolean exhausted() {
        return left <= 0;
    }

    /** @param from places in the four texts, as {@code to}, which is behind the last */
    boolean holds(int[] from, int[] to) {
        if (Arrays.equals(base, from[0], to[0], ours, from[1], to[1])) {
            return Arrays.equals(theirs, from[2], to[2], made, from[3], to[3]);
        }
        if (Arrays.equals(base, from[0], to[0], theirs, from[2], to[2])
                || Arrays.equals(ours, from[1], to[1], theirs, from[2], to[2])) {
            return Arrays.equals(ours, from[1], to[1], made, from[3], to[3]);
        }
        for (int text = 0; text < from.length; text++) {
            if (to[text] - from[text] > LONGEST) {
                return false;
            }
        }
        return new Window(from, to).search(most(from, to));
    }

    /** A change that one side did not make could else be made up, and one that it made be taken away with it. */
    private int most(int[] from, int[] to) {
        int[] was = Arrays.copyOfRange(base, from[0], to[0]);
        return LineChanges.count(was, Arrays.copyOfRange(ours, from[1], to[1]))
                + LineChanges.count(was, Arrays.copyOfRange(theirs, from[2], to[2]));
    }

    /** A part of all four texts, gone through place by place: the cheapest first, by what it cost and what it must cost still. */
    private final class Window {
        private final int[] from;
        private final int[] to;
        private final LongCollections.Hashed seen = new LongCollections.Hashed();
        private final List<LongCollections.Stack> open = new ArrayList<>();

        Window(int[] from, int[] to) {
            this.from = from;
            this.to = to;
        }

        /** @param most changed lines of both sides */
        boolean search(int most) {
            put(PLACE, 0);
            for (int rank = 0; rank < open.size() && rank <= most; rank++) {
                while (!open.get(rank).isEmpty() && left > 0) {
                    long place = open.get(rank).pop();
                    if (seen.add(place)) {
                        left--;
                        if (step(place, rank - least(place))) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        /** @return whether the place is the end */
        private boolean step(long place, int spent) {
            int b = at(place, 0);
            int o = at(place, 1);
            int t = at(place, 2);
            int m = at(place, 3);
            boolean hasBase = b < to[0];
            boolean hasOurs = o < to[1];
            boolean hasTheirs = t < to[2];
            boolean hasMade = m < to[3];
            if (!hasBase && !hasOurs && !hasTheirs && !hasMade) {
                return true;
            }
            boolean baseIsOurs = hasBase && hasOurs && base[b] == ours[o];
            boolean baseIsTheirs = hasBase && hasTheirs && base[b] == theirs[t];
            boolean oursIsMade = hasOurs && hasMade && ours[o] == made[m];
            boolean theirsIsMade = hasTheirs && hasMade && theirs[t] == made[m];
            changed(place, spent, IN_OURS, baseIsTheirs ? BASE + THEIRS : 0, oursIsMade ? OURS + MADE : 0);
            changed(place, spent, IN_THEIRS, baseIsOurs ? BASE + OURS : 0, theirsIsMade ? THEIRS + MADE : 0);
            boolean alike = oursIsMade && theirsIsMade;
            changed(place, spent, IN_BOTH, hasBase ? BASE : 0, alike ? OURS + THEIRS + MADE : 0);
            if (alike && baseIsOurs) {
                put((place & ~KIND) + BASE + OURS + THEIRS + MADE, spent);
            }
            return false;
        }

        /** Where such a region is or may begin, what it takes away and what it puts there; 0 is no step. */
        private void changed(long place, int spent, long region, long away, long there) {
            long in = place & KIND;
            if (in == 0 || in == region) {
                for (long step : new long[] {away, there}) {
                    if (step != 0) {
                        put((place & ~KIND) + step + region, spent + (region == IN_BOTH ? 2 : 1));
                    }
                }
            }
        }

        private void put(long place, int spent) {
            int rank = spent + least(place);
            while (open.size() <= rank) {
                open.add(new LongCollections.Stack());
            }
            open.get(rank).push(place);
        }

        private int at(long place, int text) {
            return from[text] + (int) (place >>> (BITS * text + 2) & LONGEST);
        }

        /** What it must cost from there: one side's lines can become as many as the base's in no fewer steps. */
        private int least(long place) {
            int rest = to[0] - at(place, 0);
            int ofOurs = Math.abs(rest - to[1] + at(place, 1));
            int ofTheirs = Math.abs(rest - to[2] + at(place, 2));
            return ofOurs + ofTheirs;
        }
    }
}
