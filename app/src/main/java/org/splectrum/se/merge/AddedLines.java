package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lines that a side put where the base has nothing. Immutable. */
final class AddedLines {
    private final List<Line> lines;
    private final Look look;

    AddedLines(List<Line> lines, Look look) {
        this.lines = lines.stream().filter(line -> !line.blank()).toList();
        this.look = look;
    }

    /** Those that the other side added too, each as often as both have it. */
    List<Line> in(AddedLines other) {
        Set<Line> missing = new HashSet<>(notIn(other));
        return lines.stream().filter(line -> !missing.contains(line)).toList();
    }

    /** Those that the other side did not add, or not as often. */
    List<Line> notIn(AddedLines other) {
        Bag left = Bag.of(other.lines.stream().map(look::of).toList());
        List<Line> missing = new ArrayList<>();
        for (Line line : lines) {
            left.add(look.of(line), -1);
            if (left.count(look.of(line)) < 0) {
                missing.add(line);
            }
        }
        return missing;
    }
}
