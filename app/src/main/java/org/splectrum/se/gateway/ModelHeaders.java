package org.splectrum.se.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which headers pass the gateway on the way to the model and back: those named here, so that no credential ever does. */
final class ModelHeaders {
    private static final Set<String> UP =
            Set.of("accept", "content-type", "user-agent", "anthropic-version", "anthropic-beta");
    private static final Set<String> DOWN =
            Set.of("content-type", "cache-control", "request-id", "retry-after", "retry-after-ms", "x-should-retry");
    private static final List<String> DOWN_BEGINNINGS = List.of("anthropic-ratelimit-");

    /** Features of the API by which its servers would reach for others, keep what they are sent, or cost more. */
    private static final Pattern NOT_FOR_RUNNERS =
            Pattern.compile("(mcp-|files-|web-|code-execution|skills-|fast-mode|message-batches).*");

    private ModelHeaders() {}

    /** The value of {@code anthropic-beta} without what is not for runners; empty where nothing is left. */
    static String betas(String value) {
        return Stream.of(value.split(",", -1))
                .map(String::strip)
                .filter(beta ->
                        !beta.isEmpty() && !NOT_FOR_RUNNERS.matcher(beta).matches())
                .collect(Collectors.joining(","));
    }

    static boolean goesUp(String name) {
        return UP.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean comesDown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return DOWN.contains(lower) || DOWN_BEGINNINGS.stream().anyMatch(lower::startsWith);
    }
}
