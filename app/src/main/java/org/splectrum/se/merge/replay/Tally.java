package org.splectrum.se.merge.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a replay found.
 *
 * @param conflicts how many were replayed
 * @param accepted of people's own answers
 * @param refused people's answers refused, by the weightiest reason
 * @param wrong wrong answers by how they were made
 * @param rungs what was resolved without a model
 * @param languages people's answers, tried and accepted, by language
 */
public record Tally(
        int conflicts,
        int accepted,
        Map<String, Integer> refused,
        Map<WrongClass, Share> wrong,
        Map<String, Share> rungs,
        Map<String, Share> languages) {
    public Tally {
        refused = sorted(refused);
        wrong = sorted(wrong);
        rungs = sorted(rungs);
        languages = sorted(languages);
    }

    /**
     * Of so many, so many.
     *
     * @param which the places of those, as “repository commit path”
     */
    public record Share(int of, int some, List<String> which) {
        public static final Share NONE = new Share(0, 0, List.of());

        public Share {
            which = List.copyOf(which);
        }

        public double part() {
            return of == 0 ? 0 : (double) some / of;
        }
    }

    private static <K extends Comparable<K>, V> Map<K, V> sorted(Map<K, V> map) {
        return java.util.Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
