package org.splectrum.se.merge;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often each word occurs. Not thread-safe. */
final class Bag {
    private final Map<String, Count> counts = new HashMap<>();

    /** Changed in place: a text has a word in each of its lines. */
    private static final class Count {
        private int times;
    }

    static Bag of(Collection<String> words) {
        Bag bag = new Bag();
        words.forEach(word -> bag.add(word, 1));
        return bag;
    }

    void add(String word, int times) {
        counts.computeIfAbsent(word, _ -> new Count()).times += times;
    }

    void addAll(Bag other) {
        other.counts.forEach((word, count) -> add(word, count.times));
    }

    int count(String word) {
        Count count = counts.get(word);
        return count == null ? 0 : count.times;
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
