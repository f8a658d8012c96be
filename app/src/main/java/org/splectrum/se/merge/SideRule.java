package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.splectrum.se.merge.Reason.Place;
import org.splectrum.se.merge.Reason.Side;

/** Where a hunk is one side's whole, that side's change must contain the other's: add all that it added, delete all that it deleted. */
final class SideRule {

    private SideRule() {}

    static List<Reason> check(Readings readings, List<List<Line>> regions) {
        List<Reason> reasons = new ArrayList<>();
        Set<String> uneven = WordRule.counts(readings)
                .against(readings.resolved().words())
                .stream()
                .map(WordCounts.Difference::word)
                .filter(Words::names)
                .collect(Collectors.toSet());
        List<Piece.Hunk> hunks = readings.hunks();
        for (int at = 0; at < hunks.size(); at++) {
            Piece.Hunk hunk = hunks.get(at);
            List<String> region = Words.of(regions.get(at));
            if (region.equals(Words.of(hunk.ours()))) {
                lost(hunk.base(), hunk.theirs(), hunk.ours(), uneven)
                        .map(word -> reason("ours", Side.THEIRS, hunk.theirs(), word))
                        .ifPresent(reasons::add);
            } else if (region.equals(Words.of(hunk.theirs()))) {
                lost(hunk.base(), hunk.ours(), hunk.theirs(), uneven)
                        .map(word -> reason("theirs", Side.OURS, hunk.ours(), word))
                        .ifPresent(reasons::add);
            }
        }
        return reasons;
    }

    /** A name whose count the left side changed and the taken side did not change as much, nor anything elsewhere. */
    private static Optional<String> lost(List<Line> base, List<Line> left, List<Line> taken, Set<String> uneven) {
        Bag was = Words.bag(base);
        Bag one = Words.bag(left);
        Bag other = Words.bag(taken);
        return Bag.wordsOf(was, one).stream()
                .filter(uneven::contains)
                .filter(word -> {
                    int change = one.count(word) - was.count(word);
                    int kept = other.count(word) - was.count(word);
                    return change > 0 ? kept < change : kept > change && change < 0;
                })
                .sorted()
                .findFirst();
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
