package org.splectrum.se.git;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every merge without conflict of three small texts, by every way to pair the sides' lines with the base's: as slow as it is plain. */
final class EveryMerge {
    private static final int NONE = -1;

    private EveryMerge() {}

    static Set<List<String>> of(List<String> base, List<String> ours, List<String> theirs) {
        Set<List<String>> merges = new HashSet<>();
        for (int[] mine : pairings(base, ours)) {
            for (int[] other : pairings(base, theirs)) {
                merge(new Sides(base, ours, theirs), mine, other).ifPresent(merges::add);
            }
        }
        return merges;
    }

    private record Sides(List<String> base, List<String> ours, List<String> theirs) {}

    /** For each line of the base the line of the side that is the same, in order; every set of them. */
    private static List<int[]> pairings(List<String> base, List<String> side) {
        List<int[]> pairings = new ArrayList<>();
        pair(base, side, new int[base.size()], new int[] {0, 0}, pairings);
        return pairings;
    }

    private static void pair(List<String> base, List<String> side, int[] pairs, int[] at, List<int[]> found) {
        if (at[0] == base.size()) {
            found.add(pairs.clone());
            return;
        }
        pairs[at[0]] = NONE;
        pair(base, side, pairs, new int[] {at[0] + 1, at[1]}, found);
        for (int line = at[1]; line < side.size(); line++) {
            if (base.get(at[0]).equals(side.get(line))) {
                pairs[at[0]] = line;
                pair(base, side, pairs, new int[] {at[0] + 1, line + 1}, found);
            }
        }
    }

    /** Between two lines that both sides left, one of them alone changed something, or both the same. */
    private static Optional<List<String>> merge(Sides sides, int[] mine, int[] other) {
        List<String> merged = new ArrayList<>();
        int[] from = {0, 0, 0};
        for (int line = 0; line <= sides.base().size(); line++) {
            boolean end = line == sides.base().size();
            if (end || (mine[line] != NONE && other[line] != NONE)) {
                List<String> was = sides.base().subList(from[0], line);
                List<String> one =
                        sides.ours().subList(from[1], end ? sides.ours().size() : mine[line]);
                List<String> two =
                        sides.theirs().subList(from[2], end ? sides.theirs().size() : other[line]);
                if (!one.equals(was) && !two.equals(was) && !one.equals(two)) {
                    return Optional.empty();
                }
                merged.addAll(one.equals(was) ? two : one);
                if (!end) {
                    merged.add(sides.base().get(line));
                    from = new int[] {line + 1, mine[line] + 1, other[line] + 1};
                }
            }
        }
        return Optional.of(merged);
    }
}
