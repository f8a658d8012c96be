package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    @Test
    void after_a_burst_it_goes_on_as_time_allows() {
        AtomicLong nanos = new AtomicLong(-5);
        RateLimit rateLimit = new RateLimit(3, 60, nanos::get);
        assertThat(allowed(rateLimit)).isEqualTo(3);
        nanos.addAndGet(2_000_000_000L);
        assertThat(allowed(rateLimit)).isEqualTo(2);
        nanos.addAndGet(999_999_999L);
        assertThat(allowed(rateLimit)).isZero();
        nanos.addAndGet(3_600_000_000_000L);
        assertThat(allowed(rateLimit)).isEqualTo(3);
    }

    private static int allowed(RateLimit rateLimit) {
        int times = 0;
        while (times < 10 && rateLimit.allows()) {
            times++;
        }
        return times;
    }
}
