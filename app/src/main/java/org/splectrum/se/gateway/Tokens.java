package org.splectrum.se.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import org.splectrum.se.model.Usage;

/**
 * What an answer of the Messages API says that it took. All are at least 0.
 *
 * @param input neither read from nor written to the cache
 * @param longCacheWrite those of the cache writes that are kept for an hour
 */
record Tokens(long input, long output, long cacheRead, long cacheWrite, long longCacheWrite) {
    static final Tokens NONE = new Tokens(0, 0, 0, 0, 0);

    /** More can be no true count, and would overflow what is reckoned with it. */
    private static final long MOST = 1_000_000_000;

    long allInput() {
        return input + cacheRead + cacheWrite;
    }

    /** What is told now; where it tells nothing, what was told before. */
    Tokens updated(JsonNode usage) {
        return new Tokens(
                latest(usage, "input_tokens", input),
                latest(usage, "output_tokens", output),
                latest(usage, "cache_read_input_tokens", cacheRead),
                latest(usage, "cache_creation_input_tokens", cacheWrite),
                latest(usage.path("cache_creation"), "ephemeral_1h_input_tokens", longCacheWrite));
    }

    private static long latest(JsonNode told, String name, long before) {
        JsonNode count = told.path(name);
        return count.canConvertToLong() && count.isIntegralNumber() ? Math.clamp(count.longValue(), 0, MOST) : before;
    }

    Tokens withOutput(long tokens) {
        return new Tokens(input, tokens, cacheRead, cacheWrite, longCacheWrite);
    }

    Usage usage(Price price) {
        return new Usage(input, output, cacheRead, cacheWrite, price.of(this));
    }
}
