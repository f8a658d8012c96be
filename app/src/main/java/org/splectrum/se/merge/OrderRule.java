package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.merge.Reason.Place;
import org.splectrum.se.merge.Reason.Side;

/**
 * Where both sides put something at one place, somebody must decide what comes first, unless the tree says that it carries no
 * meaning: a rule about kinds, not about the answer.
 */
final class OrderRule {
    private OrderRule() {}

    static List<Reason> check(Readings readings, List<List<Line>> regions) {
        List<Reason> reasons = new ArrayList<>();
        List<Piece.Hunk> hunks = readings.hunks();
        for (int at = 0; at < hunks.size(); at++) {
            List<Line> region = regions.get(at);
            if (hunks.get(at).addsOnly() && both(hunks.get(at), region) && !free(readings, hunks.get(at), region)) {
                reasons.add(new Reason(
                        Refusal.ORDER,
                        new Place(Side.RESOLVED, region.getFirst().number()),
                        "both sides added something at this place, and which comes first carries meaning"));
            }
        }
        return reasons;
    }

    /** Whether it holds more than one side has, so that there is an order. */
    private static boolean both(Piece.Hunk hunk, List<Line> region) {
        List<String> words = Words.of(region);
        return !words.isEmpty() && !words.equals(Words.of(hunk.ours())) && !words.equals(Words.of(hunk.theirs()));
    }

    private static boolean free(Readings readings, Piece.Hunk hunk, List<Line> region) {
        return readings.resolved().tree().isPresent()
                ? new TreeOrder(readings, region).free()
                : new OutlineOrder(readings, hunk).free();
    }
}
