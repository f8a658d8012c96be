package org.splectrum.se.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedBodyTest {
    private static final String JSON =
            "{\"action\":\"created\",\"user\":{\"login\":\"octo\"},\"ü\":\"𝄞\"}".repeat(200);

    @Test
    void jsonIsStoredInAFractionOfItsBytes() throws PackedBody.Damaged {
        byte[] stored = PackedBody.of(JSON);
        assertThat(stored[0]).isEqualTo((byte) 'L');
        assertThat(stored.length).isLessThan(JSON.length() / 10);
        assertThat(PackedBody.read(stored)).isEqualTo(JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\u0000", "a, b and no more than that", "𝄞"})
    void whatPackingMakesNoSmallerStaysAsItIs(String body) throws PackedBody.Damaged {
        byte[] stored = PackedBody.of(body);
        assertThat(new String(stored, StandardCharsets.UTF_8)).isEqualTo("P" + body);
        assertThat(PackedBody.read(stored)).isEqualTo(body);
    }

    @Test
    void whatHoldsNothingTwiceIsOneByteLongerThanItself() throws PackedBody.Damaged {
        String body = Noise.of(100_000);
        assertThat(PackedBody.of(body)).hasSize(body.length() + 1);
        assertThat(PackedBody.read(PackedBody.of(body))).isEqualTo(body);
    }

    @Test
    void theLargestBodyOfAllIsReadAsItWas() throws PackedBody.Damaged {
        String body = JSON.repeat(25 * 1024 * 1024 / JSON.getBytes(StandardCharsets.UTF_8).length);
        assertThat(PackedBody.read(PackedBody.of(body)).equals(body)).isTrue();
    }

    @Test
    void anyTextIsReadAsItWas() throws PackedBody.Damaged {
        for (long seed = 0; seed < 500; seed++) {
            String body = text(new Random(seed));
            assertThat(PackedBody.read(PackedBody.of(body))).as("seed %d", seed).isEqualTo(body);
        }
    }

    /** Of words from a small or a large alphabet, each some times over. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int most = random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1;
        for (int words = random.nextInt(40); words > 0; words--) {
            StringBuilder word = new StringBuilder();
            random.ints(random.nextInt(60), 0, most)
                    .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                    .forEach(word::appendCodePoint);
            text.append(word.toString().repeat(random.nextInt(20)));
        }
        return text.toString();
    }

    /** A block can point at another place where the same stands: then nothing is lost. */
    @Test
    void noBitThatIsAnotherMakesAnotherBody() {
        byte[] stored = PackedBody.of(JSON);
        int found = 0;
        for (int bit = 0; bit < stored.length * Byte.SIZE; bit++) {
            byte[] damaged = stored.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            try {
                assertThat(PackedBody.read(damaged)).as("bit %d", bit).isEqualTo(JSON);
            } catch (PackedBody.Damaged e) {
                found++;
            }
        }
        assertThat(found).isGreaterThan(stored.length * Byte.SIZE / 2);
    }

    @Test
    void aBodyThatBreaksOffIsFound() {
        byte[] stored = PackedBody.of(JSON);
        for (int length = 0; length < stored.length; length++) {
            byte[] damaged = Arrays.copyOf(stored, length);
            assertThatThrownBy(() -> PackedBody.read(damaged))
                    .as("%d bytes", length)
                    .isInstanceOf(PackedBody.Damaged.class);
        }
    }

    @Test
    void anythingElseIsFoundAndAsksForNoMoreMemoryThanItCouldFill() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] garbage = new byte[9 + random.nextInt(300)];
            random.nextBytes(garbage);
            garbage[0] = 'L';
            assertThatThrownBy(() -> PackedBody.read(garbage))
                    .as("seed %d", seed)
                    .isInstanceOf(PackedBody.Damaged.class);
        }
        byte[] greedy = {'L', Byte.MAX_VALUE, -1, -1, -1, 0, 0, 0, 0, 0};
        assertThatThrownBy(() -> PackedBody.read(greedy)).hasMessageContaining("cannot hold");
        assertThatThrownBy(() -> PackedBody.read("Q{}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("first byte");
        assertThatThrownBy(() -> PackedBody.read(new byte[] {'P', -1})).hasMessageContaining("UTF-8");
    }
}
