package org.splectrum.se.github;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;

/** Reads GitHub's rate limits out of its answers. Source: GitHub's “Rate limits for the REST API”. */
final class RateLimit {
    private static final Duration SECONDARY = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final int PEEKED = 2_000;

    private RateLimit() {}

    /** Until when GitHub wants no more requests; empty where this is no such answer. */
    static Optional<Instant> of(Response response, Instant now) throws IOException {
        boolean limited = response.code() == 429 || (response.code() == 403 && tells(response));
        return limited ? Optional.of(until(response, now)) : Optional.empty();
    }

    private static boolean tells(Response response) throws IOException {
        return isUsedUp(response) || response.header("retry-after") != null || isSecondary(response);
    }

    private static boolean isUsedUp(Response response) {
        return "0".equals(response.header("x-ratelimit-remaining"));
    }

    /** The secondary limit may come without any header. */
    private static boolean isSecondary(Response response) throws IOException {
        String body = response.peekBody(PEEKED).string().toLowerCase(Locale.ROOT);
        return body.contains("secondary rate limit") || body.contains("abuse detection");
    }

    private static Instant until(Response response, Instant now) {
        long wait = number(response, "retry-after");
        long reset = number(response, "x-ratelimit-reset") - now.getEpochSecond();
        Duration told = SECONDARY;
        if (wait > 0) {
            told = Duration.ofSeconds(wait);
        } else if (isUsedUp(response) && reset > 0) {
            told = Duration.ofSeconds(reset + 1);
        }
        return now.plus(told.compareTo(LONGEST) > 0 ? LONGEST : told);
    }

    private static long number(Response response, String header) {
        return Optional.ofNullable(response.header(header))
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
