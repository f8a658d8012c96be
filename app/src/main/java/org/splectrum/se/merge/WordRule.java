package org.splectrum.se.merge;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.merge.Reason.Place;
import org.splectrum.se.merge.Reason.Side;

/** Every word occurs as often as both sides' changes make it. */
final class WordRule {
    private WordRule() {}

    static List<Reason> check(Readings readings) {
        if (exact(readings)) {
            return List.of();
        }
        return WordCounts.of(readings.pieces()).against(readings.resolved().words()).stream()
                .map(difference -> reason(readings, difference))
                .toList();
    }

    /** Whether every word's count is that of the base plus both sides' changes. */
    static boolean exact(Readings readings) {
        return counts(readings).against(readings.resolved().words()).isEmpty();
    }

    static WordCounts counts(Readings readings) {
        return WordCounts.exact(
                readings.base().words(),
                readings.ours().words(),
                readings.theirs().words());
    }

    private static Reason reason(Readings readings, WordCounts.Difference difference) {
        String word = difference.word();
        int was = count(readings.base(), word);
        String counted = "“" + word + "” is there " + times(difference.at()) + ", and should be "
                + (difference.least() == difference.most()
                        ? times(difference.least())
                        : difference.least() + " to " + times(difference.most()));
        if (difference.at() < difference.least()) {
            Side side = count(readings.ours(), word) > was ? Side.OURS : Side.THEIRS;
            Reading reading = side == Side.OURS ? readings.ours() : readings.theirs();
            return new Reason(Refusal.ADDITION_LOST, new Place(side, line(reading, word)), counted);
        }
        boolean deleted = count(readings.ours(), word) < was || count(readings.theirs(), word) < was;
        return new Reason(
                deleted ? Refusal.DELETION_UNDONE : Refusal.INVENTED,
                new Place(Side.RESOLVED, line(readings.resolved(), word)),
                counted);
    }

    private static int count(Reading reading, String word) {
        return reading.words().count(word);
    }

    /** The last line that has it; 0 for none. */
    private static int line(Reading reading, String word) {
        Optional<Line> found = reading.imports().rest().reversed().stream()
                .filter(line -> Words.of(line.text()).contains(word))
                .findFirst();
        return found.map(Line::number).orElse(0);
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
