package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes a conflict apart. Pure functions; thread-safe. What is no text, or is too large to be judged, has no parts. */
public final class Anatomy {
    private Anatomy() {}

    /** Lines of a text: the first and the last, from 1. */
    public record Span(int first, int last) {}

    /** The merged file, hunk by hunk; every line ends with a line feed. */
    public static List<Part> parts(Conflict conflict) {
        List<List<Line>> texts = lines(List.of(conflict.base(), conflict.ours(), conflict.theirs()));
        return texts.isEmpty()
                ? List.of()
                : ThreeWay.pieces(texts.get(0), texts.get(1), texts.get(2)).stream()
                        .map(Anatomy::part)
                        .toList();
    }

    /** Where each hunk's resolution stands; nothing where something outside the hunks changed. */
    public static List<Span> regions(Conflict conflict, Blob resolved) {
        List<List<Line>> texts = lines(List.of(conflict.base(), conflict.ours(), conflict.theirs(), resolved));
        if (texts.isEmpty()) {
            return List.of();
        }
        List<Piece> pieces = ThreeWay.pieces(texts.get(0), texts.get(1), texts.get(2));
        return switch (Fit.of(pieces, texts.get(3), Look.BARE)) {
            case Fit.Found.Broken broken -> List.of();
            case Fit.Found.Fits(var regions) ->
                regions.stream()
                        .filter(region -> !region.isEmpty())
                        .map(region -> new Span(
                                region.getFirst().number(), region.getLast().number()))
                        .toList();
        };
    }

    /** Declarations and keys in the resolution that the base has not. */
    public static List<Span> additions(Conflict conflict, Blob resolved) {
        Language language = Language.of(conflict.path());
        Optional<Reading> base = reading(language, conflict.base());
        Optional<Reading> now = reading(language, resolved);
        if (base.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        Declarations before = base.get().declarations();
        List<Node> nodes = now.get().tree().stream().flatMap(Node::all).toList();
        return now.get().declarations().byPath().entrySet().stream()
                .filter(entry -> before.at(entry.getKey()).isEmpty())
                .flatMap(entry -> entry.getValue().stream())
                .flatMap(declaration -> nodes.stream()
                        .filter(node -> node.first() == declaration.line()
                                && Grammar.of(language).declarations().contains(node.kind()))
                        .map(node -> new Span(node.first(), node.last())))
                .toList();
    }

    private static Optional<Reading> reading(Language language, Blob blob) {
        return Decoded.of(blob) instanceof Decoded.Legible(var text)
                ? Optional.of(Reading.of(language, text))
                : Optional.empty();
    }

    private static List<List<Line>> lines(List<Blob> blobs) {
        List<List<Line>> texts = new ArrayList<>();
        for (Blob blob : blobs) {
            if (Decoded.of(blob) instanceof Decoded.Legible(var text)) {
                texts.add(text.lines());
            }
        }
        return texts.size() == blobs.size() ? texts : List.of();
    }

    private static Part part(Piece piece) {
        return switch (piece) {
            case Piece.Settled(var lines) -> new Part.Settled(text(lines));
            case Piece.Hunk hunk -> new Part.Hunk(text(hunk.base()), text(hunk.ours()), text(hunk.theirs()));
        };
    }

    private static String text(List<Line> lines) {
        return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }
}
