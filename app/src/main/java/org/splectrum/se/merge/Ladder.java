package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resolves what is provable, hunk by hunk. Pure functions; thread-safe. */
public final class Ladder {
    private final Language language;
    private final Set<Rung> rungs;
    private Rung highest = Rung.SAME_CHANGE;

    private Ladder(Language language, Set<Rung> rungs) {
        this.language = language;
        this.rungs = rungs;
    }

    /** @return nothing where a hunk needs more than these rungs, or the gate refuses what they made */
    public static Optional<Resolution> climb(Conflict conflict, Set<Rung> rungs) {
        Objects.requireNonNull(rungs, "rungs is null");
        if (!(Decoded.of(conflict.base()) instanceof Decoded.Legible(var base))
                || !(Decoded.of(conflict.ours()) instanceof Decoded.Legible(var ours))
                || !(Decoded.of(conflict.theirs()) instanceof Decoded.Legible(var theirs))
                || !Stream.of(base, ours, theirs).allMatch(Text::plain)) {
            return Optional.empty();
        }
        Ladder ladder = new Ladder(Language.of(conflict.path()), Set.copyOf(rungs));
        List<String> lines = new ArrayList<>();
        for (Piece piece : ThreeWay.pieces(base.lines(), ours.lines(), theirs.lines())) {
            Optional<List<String>> part = ladder.resolve(piece);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            lines.addAll(part.get());
        }
        Blob text = Blob.of(lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
        return Gate.judge(conflict, text).verdict() == Judgement.Verdict.VERIFIED
                ? Optional.of(new Resolution(ladder.highest, text))
                : Optional.empty();
    }

    private Optional<List<String>> resolve(Piece piece) {
        return switch (piece) {
            case Piece.Settled(var lines) -> Optional.of(texts(lines));
            case Piece.Hunk hunk ->
                Stream.of(Rung.values())
                        .filter(rungs::contains)
                        .flatMap(rung -> resolve(rung, hunk).stream().peek(found -> climbed(rung)))
                        .findFirst();
        };
    }

    private void climbed(Rung rung) {
        highest = rung.compareTo(highest) > 0 ? rung : highest;
    }

    private Optional<List<String>> resolve(Rung rung, Piece.Hunk hunk) {
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

    static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }
}
