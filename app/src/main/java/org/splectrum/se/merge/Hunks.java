package org.splectrum.se.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A conflict of plain texts in its pieces, always the same for the same texts. Immutable; thread-safe. */
final class Hunks {
    private final List<Piece> pieces;

    private Hunks(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** Empty where a side is no text that SE writes by itself, as one with other line ends. */
    static Optional<Hunks> of(Conflict conflict) {
        return Decoded.of(conflict.base()) instanceof Decoded.Legible(var base)
                        && Decoded.of(conflict.ours()) instanceof Decoded.Legible(var ours)
                        && Decoded.of(conflict.theirs()) instanceof Decoded.Legible(var theirs)
                        && Stream.of(base, ours, theirs).allMatch(Text::plain)
                ? Optional.of(new Hunks(ThreeWay.pieces(base.lines(), ours.lines(), theirs.lines())))
                : Optional.empty();
    }

    /** A hunk that somebody else found, of its sides' lines. */
    static Piece.Hunk hunk(String base, String ours, String theirs) {
        return new Piece.Hunk(lines(base), lines(ours), lines(theirs));
    }

    private static List<Line> lines(String text) {
        return Text.of(text, UTF_8).lines();
    }

    List<Piece.Hunk> all() {
        return pieces.stream()
                .filter(Piece.Hunk.class::isInstance)
                .map(Piece.Hunk.class::cast)
                .toList();
    }

    /** The whole file with these lines in the hunks' places. */
    Blob with(List<List<String>> made) {
        List<String> lines = new ArrayList<>();
        int next = 0;
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Settled(var settled) -> settled.forEach(line -> lines.add(line.text()));
                case Piece.Hunk _ -> lines.addAll(made.get(next++));
            }
        }
        return Blob.of(text(lines));
    }

    static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /**
     * By what a hunk is known again: its sides without their order, so that the same conflict is known whichever side was there first.
     * What passed the gate keeps what both did, and is right in either direction. Other than git's rerere it heeds the base, too: the same
     * two sides of another base are another conflict.
     */
    static String sides(Piece.Hunk hunk) {
        String one = text(Ladder.texts(hunk.ours()));
        String other = text(Ladder.texts(hunk.theirs()));
        boolean inOrder = one.compareTo(other) <= 0;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(text(Ladder.texts(hunk.base())), inOrder ? one : other, inOrder ? other : one)) {
                byte[] bytes = part.getBytes(UTF_8);
                digest.update((bytes.length + "\n").getBytes(UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What a resolution has in the place of each hunk; empty where the lines around them are not found, or in more than one way. */
    Optional<List<List<String>>> within(List<String> resolved) {
        List<List<String>> around = around();
        Optional<List<Integer>> first = places(around, resolved);
        List<List<String>> backwards =
                around.reversed().stream().map(List::reversed).toList();
        Optional<List<Integer>> last = places(backwards, resolved.reversed());
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> made = new ArrayList<>();
        for (int at = 0; at < around.size(); at++) {
            int place = first.get().get(at);
            int mirrored = last.get().get(around.size() - 1 - at);
            if (place != resolved.size() - mirrored - around.get(at).size()) {
                return Optional.empty();
            }
            if (at > 0) {
                int end = first.get().get(at - 1) + around.get(at - 1).size();
                made.add(resolved.subList(end, place));
            }
        }
        return Optional.of(made);
    }

    /** The settled lines before, between and behind the hunks; the outer ones may be none. */
    private List<List<String>> around() {
        List<List<String>> around = new ArrayList<>(List.of(List.of()));
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Settled(var lines) -> around.set(around.size() - 1, Ladder.texts(lines));
                case Piece.Hunk _ -> around.add(List.of());
            }
        }
        return around;
    }

    /** Where each of the blocks stands, the first at the beginning, the last at the end, and each other as early as can be. */
    private static Optional<List<Integer>> places(List<List<String>> blocks, List<String> lines) {
        List<Integer> places = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < blocks.size(); at++) {
            List<String> block = blocks.get(at);
            boolean isLast = at == blocks.size() - 1;
            int place = isLast ? Math.max(from, lines.size() - block.size()) : from;
            int latest = at == 0 ? 0 : lines.size() - block.size();
            while (place <= latest && !stands(block, lines, place)) {
                place++;
            }
            if (place > latest || (isLast && place + block.size() != lines.size())) {
                return Optional.empty();
            }
            places.add(place);
            from = place + block.size();
        }
        return Optional.of(places);
    }

    private static boolean stands(List<String> block, List<String> lines, int place) {
        return place + block.size() <= lines.size()
                && lines.subList(place, place + block.size()).equals(block);
    }
}
