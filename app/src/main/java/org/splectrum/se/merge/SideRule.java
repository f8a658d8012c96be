package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.merge.Reason.Place;
import org.splectrum.se.merge.Reason.Side;

/**
 * Where a hunk is one side's whole, that side's change must contain the other's: add and delete at the same place of the base all that
 * the other added and deleted, if it is not elsewhere in the result. The base is what neither wants.
 */
final class SideRule {

    private SideRule() {}

    static List<Reason> check(Readings readings, List<List<Line>> regions) {
        List<Reason> reasons = new ArrayList<>();
        Set<String> uneven = readings
                .sides()
                .counts()
                .against(readings.resolved().words())
                .stream()
                .map(WordCounts.Difference::word)
                .collect(Collectors.toSet());
        List<Piece.Hunk> hunks = readings.hunks();
        for (int at = 0; at < hunks.size(); at++) {
            Piece.Hunk hunk = hunks.get(at);
            List<String> region = Words.of(regions.get(at));
            if (undone(hunk, region)) {
                reasons.add(new Reason(
                        Refusal.CONTENT_DECISION,
                        new Place(Side.RESOLVED, line(regions.get(at))),
                        (region.isEmpty() ? "nothing" : "the base")
                                + " was taken, where each side has something else"));
            } else if (region.equals(Words.of(hunk.ours()))) {
                lost(readings, hunk, Side.THEIRS, uneven)
                        .map(word -> reason("ours", Side.THEIRS, hunk.theirs(), word))
                        .ifPresent(reasons::add);
            } else if (region.equals(Words.of(hunk.theirs()))) {
                lost(readings, hunk, Side.OURS, uneven)
                        .map(word -> reason("theirs", Side.OURS, hunk.ours(), word))
                        .ifPresent(reasons::add);
            }
        }
        return reasons;
    }

    /** Whether nothing is left where both sides left something, or what neither side left: also where the changes even out. */
    private static boolean undone(Piece.Hunk hunk, List<String> region) {
        boolean changed = !region.equals(Words.of(hunk.ours())) && !region.equals(Words.of(hunk.theirs()));
        return changed && (region.isEmpty() || region.equals(Words.of(hunk.base())));
    }

    private static int line(List<Line> lines) {
        return lines.isEmpty() ? 0 : lines.getFirst().number();
    }

    /** A word of a change that the left side made of the base, and that the taken side did not make at the same place. */
    private static Optional<String> lost(Readings readings, Piece.Hunk hunk, Side left, Set<String> uneven) {
        List<Line> side = left == Side.OURS ? hunk.ours() : hunk.theirs();
        List<Line> taken = left == Side.OURS ? hunk.theirs() : hunk.ours();
        Look look = readings.language().look();
        Stream<String> words = hunk.addsOnly()
                ? Words.of(new AddedLines(side, look).notIn(new AddedLines(taken, look))).stream()
                : Changes.of(hunk.base(), side).notIn(Changes.of(hunk.base(), taken));
        return words.filter(uneven::contains).findFirst();
    }

    private static Reason reason(String taken, Side left, List<Line> lines, String word) {
        int line = lines.stream()
                .filter(each -> Words.of(each.text()).contains(word))
                .mapToInt(Line::number)
                .findFirst()
                .orElse(lines.isEmpty() ? 0 : lines.getFirst().number());
        return new Reason(
                Refusal.CONTENT_DECISION,
                new Place(left, line),
                taken + " was taken whole; the other side's change of “" + word + "” is not contained in it");
    }
}
