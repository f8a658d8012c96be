package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.diff.Edit;
import org.splectrum.se.merge.Reason.Place;
import org.splectrum.se.merge.Reason.Side;

/**
 * Where a hunk is one side's whole, and that side moved a line out of it that the other side changed there, the line does not stand
 * elsewhere as it was: it is not deleted, so the change belongs where it is now.
 */
final class MoveRule {
    /** Lines of fewer names are like many others. */
    private static final int LONG = 4;

    private final Readings readings;
    private final Set<String> now;

    private MoveRule(Readings readings) {
        this.readings = readings;
        this.now = readings.resolved().text().lines().stream().map(Line::bare).collect(Collectors.toSet());
    }

    static List<Reason> check(Readings readings, List<List<Line>> regions) {
        MoveRule rule = new MoveRule(readings);
        List<Reason> reasons = new ArrayList<>();
        List<Piece.Hunk> hunks = readings.hunks();
        for (int at = 0; at < hunks.size(); at++) {
            Piece.Hunk hunk = hunks.get(at);
            List<String> region = Words.of(regions.get(at));
            if (region.equals(Words.of(hunk.ours()))) {
                rule.stays(hunk.base(), hunk.theirs(), Side.OURS)
                        .map(line -> reason(line, "ours", "theirs"))
                        .ifPresent(reasons::add);
            } else if (region.equals(Words.of(hunk.theirs()))) {
                rule.stays(hunk.base(), hunk.ours(), Side.THEIRS)
                        .map(line -> reason(line, "theirs", "ours"))
                        .ifPresent(reasons::add);
            }
        }
        return reasons;
    }

    /** A line of the base that the one side changed and that stands where the mover put it. */
    private Optional<Line> stays(List<Line> base, List<Line> changed, Side mover) {
        Set<String> put = readings.sides().put(mover);
        return ThreeWay.edits(base, changed).stream()
                .filter(edit -> edit.getType() == Edit.Type.REPLACE)
                .flatMap(edit -> base.subList(edit.getBeginA(), edit.getEndA()).stream())
                .filter(line ->
                        Words.of(line.text()).stream().filter(Words::names).count() >= LONG)
                .filter(line -> put.contains(line.bare()) && now.contains(line.bare()))
                .findFirst();
    }

    private static Reason reason(Line line, String mover, String changer) {
        return new Reason(
                Refusal.CONTENT_DECISION,
                new Place(Side.BASE, line.number()),
                "“" + line.text().strip() + "” was moved by " + mover + " and changed by " + changer
                        + "; where it is now it is unchanged");
    }
}
