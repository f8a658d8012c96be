package org.splectrum.se.steps;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.steps.Sight.Hidden;

/**
 * What people wrote and an agent was not told.
 *
 * @param hidden pieces of text that nobody sees, by kind
 * @param late comments that were written or edited after the run was asked for
 * @param strangers comments by people who may not do enough on the repository
 */
public record Withheld(Map<Hidden, Integer> hidden, int late, int strangers) {
    public static final Withheld NOTHING = new Withheld(Map.of(), 0, 0);

    public Withheld {
        hidden = Map.copyOf(hidden);
    }

    /** All hidden pieces. */
    public int pieces() {
        return hidden.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The pieces of both by kind. */
    static Map<Hidden, Integer> together(Map<Hidden, Integer> some, Map<Hidden, Integer> others) {
        return Stream.of(some, others)
                .flatMap(each -> each.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    }
}
