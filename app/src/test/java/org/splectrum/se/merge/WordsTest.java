package org.splectrum.se.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern WORD = Pattern.compile("\\d+(?:\\.\\d+)+|[\\p{L}\\p{N}\\p{M}_$]+|\\S");
    private static final String SIGNS = "aZ_$09..1 \t\n\u000B\r{};+äß中\u0301\u00A0\u2028٣Ⅻ½\uD83D\uDE00\uD800x";

    @Test
    void names_numbers_with_their_dots_and_signs_are_words() {
        assertThat(Words.of("int x1 = 1.20.3a + näh_er$[7.];"))
                .containsExactly("int", "x1", "=", "1.20.3", "a", "+", "näh_er$", "[", "7", ".", "]", ";");
        assertThat(Words.of(" \t")).isEmpty();
    }

    @Test
    void whatever_the_text_its_words_are_those_of_the_expression() {
        long seed = 20261129;
        Random random = new Random(seed);
        for (int tries = 0; tries < 20_000; tries++) {
            String text = random.ints(random.nextInt(14), 0, SIGNS.length())
                    .mapToObj(at -> SIGNS.substring(at, at + 1))
                    .collect(Collectors.joining());
            assertThat(Words.of(text))
                    .as("%s of seed %s", text, seed)
                    .isEqualTo(
                            WORD.matcher(text).results().map(MatchResult::group).toList());
        }
    }
}
