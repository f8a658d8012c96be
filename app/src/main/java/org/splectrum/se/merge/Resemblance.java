package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.List;

/** Tells whether a line is a changed one of some others: more than half of the names of both are the same. Immutable. */
final class Resemblance {
    private final List<List<String>> lines = new ArrayList<>();

    Resemblance(List<Line> lines) {
        lines.stream().map(Resemblance::names).filter(names -> !names.isEmpty()).forEach(this.lines::add);
    }

    private static List<String> names(Line line) {
        return Words.of(line.text()).stream().filter(Words::names).toList();
    }

    /** Lines without names are like nothing. */
    boolean has(Line line) {
        List<String> names = names(line);
        return lines.stream().anyMatch(other -> alike(names, other));
    }

    /** Whether a third of the line's names is among the lines. */
    boolean keeps(Line line) {
        List<String> names = names(line);
        return !names.isEmpty()
                && 3 * common(names, lines.stream().flatMap(List::stream).toList()) >= names.size();
    }

    static boolean between(Line one, Line other) {
        return alike(names(one), names(other));
    }

    private static boolean alike(List<String> one, List<String> other) {
        return 4 * common(one, other) > one.size() + other.size();
    }

    private static int common(List<String> one, List<String> other) {
        Bag left = Bag.of(other);
        int common = 0;
        for (String word : one) {
            if (left.count(word) > 0) {
                left.add(word, -1);
                common++;
            }
        }
        return common;
    }
}
