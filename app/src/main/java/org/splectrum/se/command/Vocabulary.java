package org.splectrum.se.command;

import java.util.Map;
import java.util.Set;

/**
 * What a repository's workflows add to what can be said there.
 *
 * @param workflows names that can be run, in lower case
 * @param words commands of their own, in lower case, and the workflows that they start
 * @param labels of their own, and the workflows that they start
 */
public record Vocabulary(Set<String> workflows, Map<String, String> words, Map<String, String> labels) {
    public Vocabulary {
        workflows = Set.copyOf(workflows);
        words = Map.copyOf(words);
        labels = Map.copyOf(labels);
    }

    /** Names alone. */
    public static Vocabulary of(Set<String> workflows) {
        return new Vocabulary(workflows, Map.of(), Map.of());
    }
}
