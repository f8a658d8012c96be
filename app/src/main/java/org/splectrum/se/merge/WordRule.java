package org.splectrum.se.merge;

import java.util.List;
import org.splectrum.se.merge.Reason.Place;
import org.splectrum.se.merge.Reason.Side;

/** Every word occurs as often as both sides' changes make it. */
final class WordRule {
    private WordRule() {}

    static List<Reason> check(Readings readings) {
        if (exact(readings)) {
            return List.of();
        }
        WordLines lines = new WordLines(readings);
        return readings.shape().counts().against(readings.resolved().words()).stream()
                .map(difference -> reason(readings, lines, difference))
                .toList();
    }

    /** Whether every word's count is that of the base plus both sides' changes. */
    static boolean exact(Readings readings) {
        return readings.sides().counts().against(readings.resolved().words()).isEmpty();
    }

    private static Reason reason(Readings readings, WordLines lines, WordCounts.Difference difference) {
        String word = difference.word();
        int was = readings.base().words().count(word);
        int one = readings.ours().words().count(word);
        int other = readings.theirs().words().count(word);
        String counted = "“" + word + "” is there " + times(difference.at()) + ", and should be "
                + (difference.least() == difference.most()
                        ? times(difference.least())
                        : difference.least() + " to " + times(difference.most()));
        if (difference.at() < difference.least()) {
            Side side = one > was ? Side.OURS : Side.THEIRS;
            return new Reason(Refusal.ADDITION_LOST, new Place(side, lines.last(side, word)), counted);
        }
        return new Reason(
                one < was || other < was ? Refusal.DELETION_UNDONE : Refusal.INVENTED,
                new Place(Side.RESOLVED, lines.last(Side.RESOLVED, word)),
                counted);
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
