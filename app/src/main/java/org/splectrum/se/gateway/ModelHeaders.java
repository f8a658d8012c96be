package org.splectrum.se.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers pass the gateway on the way to the model and back: those named here, so that no credential ever does. */
final class ModelHeaders {
    private static final Set<String> UP =
            Set.of("accept", "content-type", "user-agent", "anthropic-version", "anthropic-beta");
    private static final Set<String> DOWN =
            Set.of("content-type", "cache-control", "request-id", "retry-after", "retry-after-ms", "x-should-retry");
    private static final List<String> DOWN_BEGINNINGS = List.of("anthropic-ratelimit-");

    private ModelHeaders() {}

    static boolean goesUp(String name) {
        return UP.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean comesDown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return DOWN.contains(lower) || DOWN_BEGINNINGS.stream().anyMatch(lower::startsWith);
    }
}
