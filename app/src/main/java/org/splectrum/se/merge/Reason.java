package org.splectrum.se.merge;

import java.util.Objects;

/**
 * Why a resolution is refused.
 *
 * @param refusal the class of it
 * @param place where
 * @param detail for people: what exactly, as “‘retries’, which ours added, is missing”
 */
public record Reason(Refusal refusal, Place place, String detail) {
    public Reason {
        Objects.requireNonNull(refusal, "refusal is null");
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(detail, "detail is null");
    }

    /** Which text a line number counts in. */
    public enum Side {
        BASE,
        OURS,
        THEIRS,
        RESOLVED
    }

    /** @param line from 1; 0: the file as a whole */
    public record Place(Side side, int line) {
        static final Place FILE = new Place(Side.RESOLVED, 0);

        public Place {
            Objects.requireNonNull(side, "side is null");
        }
    }
}
