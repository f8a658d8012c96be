package org.splectrum.se.demo.pages;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment, as seen from now. */
public record When(Instant at, Instant now) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern(
                    "MMM d, yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long DAYS_COUNTED = 30;

    public When {
        requireNonNull(at, "at is null");
        requireNonNull(now, "now is null");
    }

    /** As in {@code 3 minutes ago}; coarse, so that a page stays the same for a while. */
    public String ago() {
        Duration since = Duration.between(at, now);
        if (since.toMinutes() < 1) {
            return "just now";
        }
        if (since.toHours() < 1) {
            return counted(since.toMinutes(), "minute");
        }
        if (since.toDays() < 1) {
            return counted(since.toHours(), "hour");
        }
        return since.toDays() < DAYS_COUNTED ? counted(since.toDays(), "day") : "on " + DAY.format(at);
    }

    public String full() {
        return FULL.format(at);
    }

    private static String counted(long count, String unit) {
        return Count.of(count, unit) + " ago";
    }
}
