package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Resolves what is provable, hunk by hunk. Pure functions; thread-safe. */
public final class Ladder {
    private Ladder() {}

    /**
     * What became of a hunk.
     *
     * @param lines in its place
     * @param rung that provided them
     */
    record Step(List<String> lines, Rung rung) {
        Step {
            lines = List.copyOf(lines);
        }
    }

    /** @return nothing where a hunk needs more than these rungs, or the gate refuses what they made */
    public static Optional<Resolution> climb(Conflict conflict, Set<Rung> rungs) {
        Objects.requireNonNull(rungs, "rungs is null");
        return Hunks.of(conflict).flatMap(hunks -> climb(conflict, hunks, rungs));
    }

    private static Optional<Resolution> climb(Conflict conflict, Hunks hunks, Set<Rung> rungs) {
        Language language = Language.of(conflict.path());
        List<List<String>> made = new ArrayList<>();
        Rung highest = Rung.SAME_CHANGE;
        for (Piece.Hunk hunk : hunks.all()) {
            Optional<Step> step = climb(language, hunk, rungs);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            made.add(step.get().lines());
            highest = step.get().rung().compareTo(highest) > 0 ? step.get().rung() : highest;
        }
        Blob text = hunks.with(made);
        return Gate.judge(conflict, text).verdict() == Judgement.Verdict.VERIFIED
                ? Optional.of(new Resolution(highest, text))
                : Optional.empty();
    }

    /** By the surest of these rungs that can; whether it is right with the others' hunks, the gate must say. */
    static Optional<Step> climb(Language language, Piece.Hunk hunk, Set<Rung> rungs) {
        return Stream.of(Rung.values())
                .filter(rungs::contains)
                .flatMap(rung -> resolve(language, rung, hunk).map(lines -> new Step(lines, rung)).stream())
                .findFirst();
    }

    private static Optional<List<String>> resolve(Language language, Rung rung, Piece.Hunk hunk) {
        return switch (rung) {
            case SAME_CHANGE -> same(hunk);
            case VERSIONS -> same(VersionBumps.settle(hunk));
            case IMPORTS -> ImportLists.merge(language, hunk);
            case WORDS -> WordMerge.merge(VersionBumps.settle(hunk));
        };
    }

    private static Optional<List<String>> same(Piece.Hunk hunk) {
        return Words.of(hunk.ours()).equals(Words.of(hunk.theirs()))
                ? Optional.of(texts(hunk.ours()))
                : Optional.empty();
    }

    /** Without their ends. */
    static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }
}
