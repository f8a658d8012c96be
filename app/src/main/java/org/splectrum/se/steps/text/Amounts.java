package org.splectrum.se.steps.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.splectrum.se.model.Usage;

/** Times, tokens and money as people read them. Pure. */
public final class Amounts {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Amounts() {}

    /** As {@code 0.4 s}, {@code 12 s}, {@code 3 min 12 s}, {@code 1 h 2 min}. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** The time of day. */
    public static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    /** The day and the time of day. */
    public static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** What was read and written; what came from the cache is named apart, for it costs less. */
    public static String tokens(Usage usage) {
        String cached = usage.cacheReadTokens() == 0
                ? ""
                : String.format(Locale.ROOT, " (+ %,d cached)", usage.cacheReadTokens());
        return String.format(
                Locale.ROOT,
                "%,d%s tokens read, %,d written",
                usage.inputTokens() + usage.cacheWriteTokens(),
                cached,
                usage.outputTokens());
    }

    /** What it cost in US dollars, with four digits below a cent. */
    public static String cost(Usage usage) {
        return usd(usage.microUsd());
    }

    /** Millionths of a US dollar as US dollars, with four digits below a cent. */
    public static String usd(long microUsd) {
        double usd = microUsd / 1e6;
        return String.format(Locale.ROOT, usd > 0 && usd < 0.01 ? "$%.4f" : "$%.2f", usd);
    }
}
