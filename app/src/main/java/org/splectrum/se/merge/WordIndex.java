package org.splectrum.se.merge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds words in a row among many. Not thread-safe. */
final class WordIndex {
    private final List<String> words;
    private final Map<String, List<Integer>> places = new HashMap<>();

    WordIndex(List<String> words) {
        this.words = words;
        for (int at = 0; at < words.size(); at++) {
            places.computeIfAbsent(words.get(at), word -> new ArrayList<>()).add(at);
        }
    }

    /** How often they are there, one after another. */
    int count(List<String> row) {
        int rare = row.indexOf(Collections.min(row, Comparator.comparingInt(word -> at(word).size())));
        int count = 0;
        for (int place : at(row.get(rare))) {
            int begin = place - rare;
            if (begin >= 0
                    && begin + row.size() <= words.size()
                    && words.subList(begin, begin + row.size()).equals(row)) {
                count++;
            }
        }
        return count;
    }

    private List<Integer> at(String word) {
        return places.getOrDefault(word, List.of());
    }
}
