package org.splectrum.se.merge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The three texts of a conflict, read once for all its resolutions; what is worked out of them is kept. Thread-safe. */
final class Sides {
    private final Reading base;
    private final Reading ours;
    private final Reading theirs;
    private final WordCounts counts;
    private final Map<ThreeWay.Grain, Shape> shapes = new ConcurrentHashMap<>();

    Sides(Reading base, Reading ours, Reading theirs) {
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
        this.counts = WordCounts.exact(base.words(), ours.words(), theirs.words());
    }

    /**
     * A conflict as one way to compare its texts shows it.
     *
     * @param pieces of the merge of everything but the imports; where both sides raised a version, both have the higher one
     * @param counts how often each word may occur
     */
    record Shape(List<Piece> pieces, WordCounts counts) {
        Shape {
            pieces = List.copyOf(pieces);
        }
    }

    Reading base() {
        return base;
    }

    Reading ours() {
        return ours;
    }

    Reading theirs() {
        return theirs;
    }

    Language language() {
        return base.language();
    }

    /** Whether all three parse. */
    boolean parsed() {
        return Stream.of(base, ours, theirs).allMatch(reading -> reading.tree().isPresent());
    }

    /** The same, as lines and words only. */
    Sides flat() {
        return new Sides(base.flat(), ours.flat(), theirs.flat());
    }

    /** Each word's count in the base plus both sides' changes. */
    WordCounts counts() {
        return counts;
    }

    Shape in(ThreeWay.Grain grain) {
        return shapes.computeIfAbsent(grain, this::shape);
    }

    private Shape shape(ThreeWay.Grain grain) {
        CommentEdits comments = new CommentEdits(base.comments());
        Set<Integer> mine = ours.comments();
        Set<Integer> other = theirs.comments();
        List<Piece> pieces =
                ThreeWay.pieces(
                                base.imports().rest(),
                                ours.imports().rest(),
                                theirs.imports().rest(),
                                grain)
                        .stream()
                        .map(piece -> piece instanceof Piece.Hunk hunk
                                ? comments.undo(VersionBumps.settle(hunk), mine, other)
                                : piece)
                        .toList();
        return new Shape(pieces, WordCounts.of(pieces, language().look()));
    }
}
