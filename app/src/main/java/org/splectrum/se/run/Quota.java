package org.splectrum.se.run;

import java.time.Duration;
import java.util.Objects;

/**
 * How many runs may be asked for.
 *
 * @param whose runs are counted together
 * @param most at least 1
 */
public record Quota(Whose whose, Span span, int most) {
    public Quota {
        Objects.requireNonNull(whose, "whose is null");
        Objects.requireNonNull(span, "span is null");
        if (most < 1) {
            throw new IllegalArgumentException("a quota is below 1");
        }
    }

    /** Runs that are counted together. */
    public enum Whose {
        /** Those on one issue or pull request. */
        ISSUE,
        /** Those that one person, or one program, asks for. */
        USER,
        REPOSITORY,
        /** Those of all repositories of one owner. */
        INSTALLATION
    }

    /** Which of them count. */
    public enum Span {
        /** Those asked for in the last hour. */
        HOUR(Duration.ofHours(1)),
        /** Those asked for in the last 24 hours. */
        DAY(Duration.ofDays(1)),
        /** Those that wait for their turn or are at work now. */
        RUNNING(Duration.ZERO);

        private final Duration length;

        Span(Duration length) {
            this.length = length;
        }

        /** How far back it goes; zero for what is under way. */
        public Duration length() {
            return length;
        }
    }

    /** The server's setting that it comes from, as {@code SE_QUOTA_USER_HOUR}. */
    public String setting() {
        return "SE_QUOTA_" + whose + "_" + span;
    }
}
