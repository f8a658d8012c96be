package org.splectrum.se.merge;

import java.util.List;
import java.util.Objects;

/**
 * What the gate says of a resolution.
 *
 * @param verdict what may be done with it
 * @param reasons why it is refused, the weightiest first; empty where it is verified
 * @param depth how far the text was understood
 */
public record Judgement(Verdict verdict, List<Reason> reasons, Depth depth) {
    public Judgement {
        Objects.requireNonNull(verdict, "verdict is null");
        Objects.requireNonNull(depth, "depth is null");
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty() != (verdict == Verdict.VERIFIED)) {
            throw new IllegalArgumentException("a resolution is refused for a reason, and verified for none");
        }
    }

    static Judgement of(List<Reason> reasons, Depth depth) {
        List<Reason> sorted = reasons.stream()
                .distinct()
                .sorted((one, other) -> one.refusal().compareTo(other.refusal()))
                .toList();
        return new Judgement(sorted.isEmpty() ? Verdict.VERIFIED : Verdict.REFUSED, sorted, depth);
    }

    /** Without the repository's acceptance commands nothing is more than {@code VERIFIED}. */
    public enum Verdict {
        /** Everything that both sides did is there, and nothing else. */
        VERIFIED,
        /** It is not, or that cannot be shown. */
        REFUSED
    }

    /** How far a text was understood. */
    public enum Depth {
        /** Lines and words only: its language is unknown, or a side does not parse. */
        WORDS,
        /** The parsed tree too. */
        TREE
    }
}
