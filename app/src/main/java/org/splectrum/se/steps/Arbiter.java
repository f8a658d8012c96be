package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Ruling;

/** Resolves conflicts of texts where that is provable, and judges what others made of them. Pure; thread-safe. */
public interface Arbiter {
    /** Without a model; empty where that needs one. */
    Optional<Ruling.Resolved> climb(FileConflict conflict);

    /** What speaks against this text as the conflict's resolution, the weightiest first; empty where nothing does. */
    List<Objection> objections(FileConflict conflict, String resolved);

    /**
     * Why a resolution is refused.
     *
     * @param kind its class, as {@code addition_lost}
     * @param words for people, with the place
     * @param weight whether a person who chose a side may have wanted it
     */
    record Objection(String kind, String words, Weight weight) {
        public Objection {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(words, "words is null");
            Objects.requireNonNull(weight, "weight is null");
        }

        /** What it says about the resolution. */
        public enum Weight {
            /** Something of a side is not in it, as it is where the other side is chosen. */
            CHOICE,
            /** It is wrong whatever anybody chose. */
            FAULT
        }
    }
}
