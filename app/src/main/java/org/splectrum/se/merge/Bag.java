package org.splectrum.se.merge;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often each word occurs. Not thread-safe. */
final class Bag {
    private final Map<String, Integer> counts = new HashMap<>();

    static Bag of(Collection<String> words) {
        Bag bag = new Bag();
        words.forEach(word -> bag.add(word, 1));
        return bag;
    }

    void add(String word, int times) {
        counts.merge(word, times, Integer::sum);
    }

    void addAll(Bag other) {
        other.counts.forEach(this::add);
    }

    int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    Set<String> words() {
        return counts.keySet();
    }

    static Set<String> wordsOf(Bag... bags) {
        Set<String> words = new HashSet<>();
        for (Bag bag : bags) {
            words.addAll(bag.words());
        }
        return words;
    }
}
