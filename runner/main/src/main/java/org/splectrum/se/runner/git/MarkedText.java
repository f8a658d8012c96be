package org.splectrum.se.runner.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text with git's conflict markers in it, in pieces. Pure. */
public final class MarkedText {
    /** How many characters a marker has: far more than any file has by itself. */
    static final int MARKER = 47;

    private enum In {
        CONTEXT,
        OURS,
        BASE,
        THEIRS
    }

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder context = new StringBuilder();
    private final StringBuilder ours = new StringBuilder();
    private final StringBuilder base = new StringBuilder();
    private final StringBuilder theirs = new StringBuilder();
    private In in = In.CONTEXT;

    private MarkedText() {}

    /** A part of it; texts have their line ends, the last of a file perhaps none. */
    public sealed interface Piece {
        /** What git brought together itself. */
        record Context(String text) implements Piece {}

        /** What somebody has to decide. */
        record Hunk(String base, String ours, String theirs) implements Piece {}
    }

    /** Whether a text has lines that would be taken for markers. */
    public static boolean confuses(String text) {
        return text.lines().anyMatch(line -> "<|=>".chars().anyMatch(mark -> isMarker(line, (char) mark)));
    }

    /** Its pieces in order; empty where the markers are not as git sets them. */
    public static Optional<List<Piece>> pieces(String text) {
        MarkedText reading = new MarkedText();
        int begin = 0;
        while (begin < text.length()) {
            int end = text.indexOf('\n', begin) + 1;
            String line = text.substring(begin, end == 0 ? text.length() : end);
            if (!reading.take(line)) {
                return Optional.empty();
            }
            begin += line.length();
        }
        reading.endContext();
        return reading.in == In.CONTEXT ? Optional.of(List.copyOf(reading.pieces)) : Optional.empty();
    }

    /** False where a marker stands where it may not. */
    private boolean take(String line) {
        if (isMarker(line, '<')) {
            endContext();
            return step(In.CONTEXT, In.OURS);
        }
        if (isMarker(line, '|')) {
            return step(In.OURS, In.BASE);
        }
        if (isMarker(line, '=')) {
            return step(In.BASE, In.THEIRS);
        }
        if (isMarker(line, '>')) {
            pieces.add(new Piece.Hunk(base.toString(), ours.toString(), theirs.toString()));
            List.of(base, ours, theirs).forEach(side -> side.setLength(0));
            return step(In.THEIRS, In.CONTEXT);
        }
        (switch (in) {
                    case CONTEXT -> context;
                    case OURS -> ours;
                    case BASE -> base;
                    case THEIRS -> theirs;
                })
                .append(line);
        return true;
    }

    private boolean step(In from, In to) {
        boolean right = in == from;
        in = to;
        return right;
    }

    private void endContext() {
        if (!context.isEmpty()) {
            pieces.add(new Piece.Context(context.toString()));
            context.setLength(0);
        }
    }

    /** As many of the mark as a marker has, then its end or a space and a name. */
    private static boolean isMarker(String line, char mark) {
        if (line.length() < MARKER) {
            return false;
        }
        for (int at = 0; at < MARKER; at++) {
            if (line.charAt(at) != mark) {
                return false;
            }
        }
        String rest = line.substring(MARKER);
        return rest.isBlank() || rest.startsWith(" ");
    }
}
