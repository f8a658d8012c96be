package org.splectrum.se.intake;

import java.time.Instant;
import java.util.Objects;
import org.splectrum.se.model.Person;

/**
 * How an issue or pull request was when something happened there: what is written or changed later is not what was asked about.
 *
 * @param at when that was, by GitHub's clock where it said so, to the second; {@link Instant#MAX} where nobody knows
 */
public record Scene(Instant at, Body body) {
    /** Of what nothing is known. */
    public static final Scene UNKNOWN = at(Instant.MAX);

    public Scene {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(body, "body is null");
    }

    /** One of which only the time is known. */
    public static Scene at(Instant at) {
        return new Scene(at, new Body.Unknown());
    }

    /** What stood below the title. */
    public sealed interface Body {
        /** A stranger's text, which may be empty. */
        record Known(Person author, String text) implements Body {
            public Known {
                Objects.requireNonNull(author, "author is null");
                Objects.requireNonNull(text, "text is null");
            }
        }

        /** It did not come with what happened. */
        record Unknown() implements Body {}
    }
}
