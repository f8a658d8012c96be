package org.splectrum.se.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void one_slow_try_does_not_move_it() {
        assertThat(Median.of(List.of(3.0, 1.0, 900.0))).isEqualTo(3.0);
        assertThat(Median.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(3.0);
        assertThat(Median.of(List.of())).isNaN();
    }
}
