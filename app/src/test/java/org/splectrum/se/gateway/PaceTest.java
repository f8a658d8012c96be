package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void after_a_burst_it_goes_on_as_time_allows() {
        AtomicLong nanos = new AtomicLong(-5);
        Pace pace = new Pace(3, 60, nanos::get);
        assertThat(allowed(pace)).isEqualTo(3);
        nanos.addAndGet(2_000_000_000L);
        assertThat(allowed(pace)).isEqualTo(2);
        nanos.addAndGet(999_999_999L);
        assertThat(allowed(pace)).isZero();
        nanos.addAndGet(3_600_000_000_000L);
        assertThat(allowed(pace)).isEqualTo(3);
    }

    private static int allowed(Pace pace) {
        int times = 0;
        while (times < 10 && pace.allows()) {
            times++;
        }
        return times;
    }
}
