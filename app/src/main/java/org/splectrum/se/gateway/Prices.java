package org.splectrum.se.gateway;

import java.util.List;
import java.util.Locale;
import org.splectrum.se.model.Usage;

/**
 * What tokens cost, by the model's family, as <a href="https://www.anthropic.com/pricing">Anthropic lists it</a>; a model
 * that is not known counts as Sonnet.
 */
final class Prices {
    /** What a family's newer models cost differently from its older ones stands above them: the first that fits counts. */
    private static final List<Price> TABLE = List.of(
            Price.of("opus-4-1", 15, 75),
            Price.of("opus-4-0", 15, 75),
            Price.of("opus-4-2025", 15, 75),
            Price.of("3-opus", 15, 75),
            Price.of("opus", 5, 25),
            Price.of("haiku", 1, 5),
            Price.of("sonnet", 3, 15));

    private static final Price OTHER = TABLE.getLast();

    private Prices() {}

    /** The same usage with its cost, rounded up to a millionth of a dollar. */
    static Usage priced(String model, Usage usage) {
        String name = model.toLowerCase(Locale.ROOT);
        Price price = TABLE.stream()
                .filter(candidate -> name.contains(candidate.family()))
                .findFirst()
                .orElse(OTHER);
        return new Usage(
                usage.inputTokens(),
                usage.outputTokens(),
                usage.cacheReadTokens(),
                usage.cacheWriteTokens(),
                Math.ceilDiv(price.of(usage), 1_000_000));
    }

    /**
     * In millionths of a dollar for a million tokens.
     *
     * @param cacheWrite for a cache of five minutes
     */
    private record Price(String family, long input, long output, long cacheRead, long cacheWrite) {
        /** Anthropic's cache costs a tenth of the input to read and a quarter more than it to write. */
        static Price of(String family, long inputUsd, long outputUsd) {
            return new Price(
                    family, inputUsd * 1_000_000, outputUsd * 1_000_000, inputUsd * 100_000, inputUsd * 1_250_000);
        }

        long of(Usage usage) {
            return input * usage.inputTokens()
                    + output * usage.outputTokens()
                    + cacheRead * usage.cacheReadTokens()
                    + cacheWrite * usage.cacheWriteTokens();
        }
    }
}
