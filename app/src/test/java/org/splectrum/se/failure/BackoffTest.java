package org.splectrum.se.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BackoffTest {
    private static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(0, 1), new Random().longs(50));
    }

    @ParameterizedTest(name = "after {0} failures at most {1} s")
    @CsvSource({"-1, 1", "0, 1", "1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "8, 60", "2147483647, 60"})
    void the_ceiling_doubles_up_to_the_cap(int failures, long seconds) {
        assertThat(USUAL.ceiling(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ceilings_never_fall_and_waits_stay_below_them(long seed) {
        Random random = new Random(seed);
        Backoff backoff = any(random);
        Duration before = Duration.ZERO;
        for (int failures = 1; failures < 100; failures++) {
            Duration ceiling = backoff.ceiling(failures);
            assertThat(ceiling).isBetween(before, backoff.cap()).isGreaterThanOrEqualTo(backoff.first());
            assertThat(backoff.after(failures, random)).isBetween(Duration.ofMillis(1), ceiling);
            before = ceiling;
        }
        assertThat(before).isEqualTo(backoff.cap());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void what_the_other_side_asked_for_wins(long seed) {
        Random random = new Random(seed);
        Backoff backoff = any(random);
        Duration asked = Duration.ofMillis(random.nextLong(1, 10_000_000));
        int failures = random.nextInt(1, 50);
        Duration most = Collections.max(List.of(asked.plus(backoff.first()), backoff.ceiling(failures)));
        assertThat(backoff.after(failures, asked, random)).isBetween(asked, most);
        assertThat(backoff.after(failures, Duration.ZERO, random)).isLessThanOrEqualTo(backoff.ceiling(failures));
        assertThat(backoff.after(failures, Duration.ofSeconds(-9), random)).isPositive();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_same_seed_waits_the_same(long seed) {
        assertThat(USUAL.after(5, new Random(seed))).isEqualTo(USUAL.after(5, new Random(seed)));
    }

    @Test
    void waits_are_spread_over_the_whole_time() {
        RandomGenerator random = new Random(7);
        long[] waits = LongStream.range(0, 4_000)
                .map(each -> USUAL.after(7, random).toMillis())
                .toArray();
        assertThat(LongStream.of(waits).average().orElseThrow()).isBetween(28_000.0, 32_000.0);
        assertThat(LongStream.of(waits).filter(wait -> wait < 6_000).count()).isBetween(300L, 500L);
        assertThat(LongStream.of(waits).filter(wait -> wait > 54_000).count()).isBetween(300L, 500L);
    }

    @ParameterizedTest
    @CsvSource({"PT0S,PT1S", "PT-1S,PT1S", "PT2S,PT1S", "PT1S,PT25H", "PT0.000001S,PT1S"})
    void what_makes_no_sense_is_refused(Duration first, Duration cap) {
        assertThatThrownBy(() -> new Backoff(first, cap)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Backoff any(Random random) {
        long first = random.nextLong(1, 100_000);
        return new Backoff(Duration.ofMillis(first), Duration.ofMillis(random.nextLong(first, 80_000_000)));
    }
}
