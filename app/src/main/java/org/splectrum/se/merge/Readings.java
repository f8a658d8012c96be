package org.splectrum.se.merge;

import java.util.List;
import java.util.stream.Stream;

/**
 * A conflict and its resolution, read.
 *
 * @param pieces of the merge of everything but the imports; where both sides raised a version, both have the higher one
 */
record Readings(Reading base, Reading ours, Reading theirs, Reading resolved, List<Piece> pieces) {
    Readings {
        pieces = List.copyOf(pieces);
    }

    static Readings of(Reading base, Reading ours, Reading theirs, Reading resolved) {
        boolean trees = Stream.of(base, ours, theirs, resolved)
                .allMatch(reading -> reading.tree().isPresent());
        return trees
                ? merged(base, ours, theirs, resolved)
                : merged(base.flat(), ours.flat(), theirs.flat(), resolved.flat());
    }

    private static Readings merged(Reading base, Reading ours, Reading theirs, Reading resolved) {
        return new Readings(base, ours, theirs, resolved, List.of()).in(ThreeWay.Grain.FINE);
    }

    /** The same in other hunks. */
    Readings in(ThreeWay.Grain grain) {
        List<Piece> merged = ThreeWay.pieces(
                base.imports().rest(), ours.imports().rest(), theirs.imports().rest(), grain);
        return new Readings(
                base,
                ours,
                theirs,
                resolved,
                merged.stream().map(Readings::settled).toList());
    }

    Fit.Found fit() {
        return Fit.of(pieces, resolved.imports().rest(), language().look());
    }

    private static Piece settled(Piece piece) {
        return switch (piece) {
            case Piece.Settled settled -> settled;
            case Piece.Hunk hunk -> VersionBumps.settle(hunk);
        };
    }

    List<Piece.Hunk> hunks() {
        return pieces.stream()
                .filter(Piece.Hunk.class::isInstance)
                .map(Piece.Hunk.class::cast)
                .toList();
    }

    Language language() {
        return resolved.language();
    }

    Judgement.Depth depth() {
        return resolved.tree().isPresent() ? Judgement.Depth.TREE : Judgement.Depth.WORDS;
    }
}
