package org.splectrum.se.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tokens cost, by the model's family, as <a href="https://www.anthropic.com/pricing">Anthropic lists it</a>; a model
 * that is not known counts as the dearest that is, and the log says so once.
 */
final class Prices {
    private static final Logger LOG = LoggerFactory.getLogger(Prices.class);

    /** What a family's newer models cost differently from its older ones stands above them: the first that fits counts. */
    private static final List<Price> TABLE = List.of(
            Price.of("opus-4-1", 15, 75),
            Price.of("opus-4-0", 15, 75),
            Price.of("opus-4-2025", 15, 75),
            Price.of("3-opus", 15, 75),
            Price.of("opus", 5, 25),
            Price.of("haiku", 1, 5),
            Price.of("sonnet-4-5", 3, 15).dearerWhenLong(),
            Price.of("sonnet-4-0", 3, 15).dearerWhenLong(),
            Price.of("sonnet-4-2025", 3, 15).dearerWhenLong(),
            Price.of("sonnet", 3, 15));

    private static final Price DEAREST =
            TABLE.stream().max(Comparator.comparingLong(Price::output)).orElseThrow();

    /** No more names than these are remembered: an agent may make up as many as it likes. */
    private static final int NAMES = 100;

    private static final Set<String> UNKNOWN = ConcurrentHashMap.newKeySet();

    private Prices() {}

    static Price of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        return TABLE.stream()
                .filter(candidate -> name.contains(candidate.family()))
                .findFirst()
                .orElseGet(() -> unknown(name));
    }

    private static Price unknown(String name) {
        if (UNKNOWN.size() < NAMES && UNKNOWN.add(name)) {
            LOG.warn(
                    "no price is known for the model “{}”; it counts as the dearest that is known, {}",
                    name.substring(0, Math.min(100, name.length())).replaceAll("[^a-z0-9._:/@-]", "?"),
                    DEAREST.family());
        }
        return DEAREST;
    }
}
