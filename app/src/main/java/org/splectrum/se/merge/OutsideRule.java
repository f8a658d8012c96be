package org.splectrum.se.merge;

import java.util.Optional;

/** Nothing changed but the lines in conflict. */
final class OutsideRule {
    private OutsideRule() {}

    /**
     * Whether a file of data holds every word as often as both sides make it. With each of its keys as the sides left it, no more
     * than places changed: as where one side moved a list and the other added to it.
     */
    static boolean onlyMoved(Readings readings) {
        return readings.language().data()
                && readings.depth() == Judgement.Depth.TREE
                && WordRule.check(readings).isEmpty();
    }

    static Reason reason(Optional<Line> line, int reached) {
        String detail = line.map(
                        missing -> "“" + missing.text().strip() + "” should stand here: it was not in conflict")
                .orElse("the file should have ended before this line");
        return new Reason(Refusal.OUTSIDE, new Reason.Place(Reason.Side.RESOLVED, reached), detail);
    }
}
