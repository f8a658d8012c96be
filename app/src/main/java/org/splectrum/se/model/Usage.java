package org.splectrum.se.model;

/**
 * What the model took. All are at least 0.
 *
 * @param inputTokens neither read from nor written to the cache
 * @param microUsd cost in millionths of a US dollar
 */
public record Usage(long inputTokens, long outputTokens, long cacheReadTokens, long cacheWriteTokens, long microUsd) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cacheReadTokens + other.cacheReadTokens,
                cacheWriteTokens + other.cacheWriteTokens,
                microUsd + other.microUsd);
    }
}
