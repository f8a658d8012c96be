package org.splectrum.se.failure.detect;

import java.util.List;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/**
 * Words that mean the same thing wherever they stand.
 *
 * @param words to be looked for, as they are written
 */
record Sayings(List<String> words) {
    static Sayings of(String... words) {
        return new Sayings(List.of(words));
    }

    /** The lines that have them. */
    List<Finding> findings(Symptoms symptoms) {
        List<String> said = words.stream().filter(symptoms::mention).toList();
        return said.isEmpty()
                ? List.of()
                : symptoms.lines().stream()
                        .filter(line -> said.stream().anyMatch(line::contains))
                        .limit(Diagnosis.MOST)
                        .map(Finding::of)
                        .distinct()
                        .toList();
    }
}
