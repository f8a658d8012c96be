package org.splectrum.se.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TailTest {
    @Test
    void aShortTextIsKeptWhole() {
        assertThat(tail(10, "abc", "", "def").text()).isEqualTo("abcdef");
    }

    @Test
    void aLongTextKeepsItsEndAndSaysWhatIsMissing() {
        assertThat(tail(4, "abc", "def", "ghijkl").text()).isEqualTo("[… 8 bytes left out]\nijkl");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(tail(4, "aü☃☃").text()).isEqualTo("[… 5 bytes left out]\n☃");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void howeverItIsWrittenTheEndIsTheSame(long seed) {
        Random random = new Random(seed);
        StringBuilder all = new StringBuilder();
        Tail tail = new Tail(50);
        for (int i = 0; i < 200; i++) {
            String piece = Integer.toString(random.nextInt()).repeat(random.nextInt(9));
            all.append(piece);
            tail.write(piece.getBytes(StandardCharsets.UTF_8), piece.length());
        }
        assertThat(tail.text())
                .isEqualTo("[… " + (all.length() - 50) + " bytes left out]\n" + all.substring(all.length() - 50));
    }

    private static Tail tail(int limit, String... pieces) {
        Tail tail = new Tail(limit);
        for (String piece : pieces) {
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            tail.write(bytes, bytes.length);
        }
        return tail;
    }
}
