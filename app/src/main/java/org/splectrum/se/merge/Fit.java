package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lays a resolution over the pieces of the merge: every settled piece must be there, in its order, and only hunks may hold something
 * else. Blank lines do not count.
 */
final class Fit {
    private final List<Piece> pieces;
    private final List<Line> resolved;
    private final Look look;
    private final List<String> keys;
    private final List<List<Line>> regions = new ArrayList<>();
    private int at;
    private Optional<Piece.Hunk> open = Optional.empty();

    private Fit(List<Piece> pieces, List<Line> resolved, Look look) {
        this.pieces = pieces;
        this.resolved = resolved.stream().filter(line -> !line.blank()).toList();
        this.look = look;
        this.keys = this.resolved.stream().map(look::of).toList();
    }

    /** What came of it. */
    sealed interface Found {
        /** @param regions for each hunk the lines of the resolution that stand in its place */
        record Fits(List<List<Line>> regions) implements Found {
            public Fits {
                regions = List.copyOf(regions);
            }
        }

        /**
         * A settled line is missing, or stands after something that no hunk explains.
         *
         * @param line of the merge; nothing where the resolution goes on after its end
         * @param reached line number in the resolution
         */
        record Broken(Optional<Line> line, int reached) implements Found {}
    }

    /** How the end of a hunk's region is looked for. */
    private enum Search {
        /** Where the region is one of the sides. */
        SIDES_FIRST,
        /** As early as can be: finds an end where there is any. */
        EARLIEST
    }

    static Found of(List<Piece> pieces, List<Line> resolved, Look look) {
        Found found = new Fit(pieces, resolved, look).lay(Search.SIDES_FIRST);
        return found instanceof Found.Fits ? found : new Fit(pieces, resolved, look).lay(Search.EARLIEST);
    }

    private Found lay(Search search) {
        for (int index = 0; index < pieces.size(); index++) {
            switch (pieces.get(index)) {
                case Piece.Hunk hunk -> open = Optional.of(hunk);
                case Piece.Settled settled -> {
                    List<Line> lines = settled.lines().stream()
                            .filter(line -> !line.blank())
                            .toList();
                    List<String> wanted = lines.stream().map(look::of).toList();
                    int begin = open.isEmpty() ? at : index == pieces.size() - 1 ? last(wanted) : next(wanted, search);
                    if (begin < at || !stands(wanted, begin)) {
                        return broken(lines, wanted);
                    }
                    close(begin);
                    at = begin + wanted.size();
                }
            }
        }
        if (open.isEmpty() && at < resolved.size()) {
            return new Found.Broken(Optional.empty(), resolved.get(at).number());
        }
        close(resolved.size());
        return new Found.Fits(regions);
    }

    private void close(int end) {
        if (open.isPresent()) {
            regions.add(resolved.subList(at, end));
            open = Optional.empty();
        }
    }

    private int last(List<String> wanted) {
        return keys.size() - wanted.size();
    }

    private int next(List<String> wanted, Search search) {
        if (search == Search.SIDES_FIRST) {
            Optional<Integer> end = sides().map(this::keys)
                    .filter(side -> stands(side, at) && stands(wanted, at + side.size()))
                    .map(side -> at + side.size())
                    .findFirst();
            if (end.isPresent()) {
                return end.get();
            }
        }
        int found = Collections.indexOfSubList(keys.subList(at, keys.size()), wanted);
        return found < 0 ? -1 : at + found;
    }

    private Stream<List<Line>> sides() {
        return open.stream().flatMap(hunk -> Stream.of(hunk.ours(), hunk.theirs(), hunk.base()));
    }

    private List<String> keys(List<Line> lines) {
        return lines.stream().filter(line -> !line.blank()).map(look::of).toList();
    }

    private boolean stands(List<String> wanted, int begin) {
        int end = begin + wanted.size();
        return begin >= 0 && end <= keys.size() && keys.subList(begin, end).equals(wanted);
    }

    /** The first line that does not stand where the longest beginning of the piece does. */
    private Found.Broken broken(List<Line> lines, List<String> wanted) {
        int best = 0;
        int where = at;
        for (int begin = at; begin < (open.isEmpty() ? Math.min(at + 1, keys.size()) : keys.size()); begin++) {
            int same = 0;
            while (same < wanted.size()
                    && begin + same < keys.size()
                    && wanted.get(same).equals(keys.get(begin + same))) {
                same++;
            }
            if (same > best) {
                best = same;
                where = begin + same;
            }
        }
        int number = resolved.isEmpty()
                ? 0
                : resolved.get(Math.min(where, resolved.size() - 1)).number();
        return new Found.Broken(best < lines.size() ? Optional.of(lines.get(best)) : Optional.empty(), number);
    }
}
