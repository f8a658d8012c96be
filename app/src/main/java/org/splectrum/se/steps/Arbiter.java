package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Ruling;

/**
 * Resolves conflicts of texts where that is provable or was done before, and judges what others made of them. Judging is pure;
 * thread-safe.
 */
public interface Arbiter {
    /** Without a model; empty where that needs one. */
    Optional<Ruling.Resolved> climb(FileConflict conflict);

    /** Which of these hunks of it need no model, where not all of the conflict does without one; whether that fits the rest, the gate says. */
    List<Ruling.Settled> settle(FileConflict conflict, List<FileConflict.Hunk> hunks);

    /** What speaks against this text as the conflict's resolution, the weightiest first; empty where nothing does. */
    List<Objection> objections(FileConflict conflict, String resolved);

    /**
     * How each hunk of the conflict may have come to what the resolution has in its place; none where what stands there cannot be told
     * for certain.
     */
    List<Part> parts(FileConflict conflict, String resolved);

    /**
     * A hunk, and what stands in its place.
     *
     * @param sides by which the hunk is known again
     * @param text whole lines; empty where nothing stands there
     * @param maker what makes just that of it
     */
    record Part(String sides, String text, Maker maker) {
        public Part {
            Objects.requireNonNull(sides, "sides is null");
            Objects.requireNonNull(text, "text is null");
            Objects.requireNonNull(maker, "maker is null");
        }
    }

    /** What makes of a hunk what stands in its place. */
    sealed interface Maker {
        /** The same stood there in an earlier run's resolution. */
        record Memory(RunId origin) implements Maker {
            public Memory {
                Objects.requireNonNull(origin, "origin is null");
            }
        }

        /** It is provable. */
        record Provable(String rung) implements Maker {
            public Provable {
                Objects.requireNonNull(rung, "rung is null");
            }
        }

        /** Neither: it takes somebody's judgement. */
        record Somebody() implements Maker {}
    }

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
            FAULT,
            /** It is no text of its kind at all, whoever made it. */
            FORM
        }
    }
}
