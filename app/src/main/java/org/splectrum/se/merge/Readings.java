package org.splectrum.se.merge;

import java.util.List;

/** A conflict in one of its shapes, and its resolution, read. */
record Readings(Sides sides, Sides.Shape shape, Reading resolved) {
    Reading base() {
        return sides.base();
    }

    Reading ours() {
        return sides.ours();
    }

    Reading theirs() {
        return sides.theirs();
    }

    Fit.Found fit() {
        return Fit.of(shape.pieces(), resolved.imports().rest(), language().look());
    }

    List<Piece.Hunk> hunks() {
        return shape.pieces().stream()
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
