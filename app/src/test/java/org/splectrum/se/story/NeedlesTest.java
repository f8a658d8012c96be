package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void those_are_found_that_are_there_wherever_they_stand(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Set<String> needles = new TreeSet<>();
            for (int count = 1 + random.nextInt(6); count > 0; count--) {
                needles.add(letters(random, 4 + random.nextInt(3)));
            }
            String text = letters(random, random.nextInt(60));
            assertThat(new Needles(needles).in(text))
                    .as("seed " + seed + ": " + needles + " in " + text)
                    .isEqualTo(needles.stream().filter(text::contains).collect(Collectors.toSet()));
        }
        assertThat(new Needles(List.of("abcd")).in("abcd")).containsExactly("abcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "abc"})
    void what_is_short_is_not_looked_for(String needle) {
        assertThatThrownBy(() -> new Needles(List.of(needle))).hasMessageContaining("too short");
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 0, 3)
                .mapToObj(letter -> letter == 2 ? "\u0161" : "ab".substring(letter, letter + 1))
                .collect(Collectors.joining());
    }
}
