package org.splectrum.se.cli;

import java.util.Objects;

/**
 * Something that {@code se doctor} looks at.
 *
 * @param name for people, as “Docker engine”
 * @param look may take a while and may throw, which is a failure too
 */
public record Check(String name, Look look) {
    public Check {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(look, "look is null");
    }

    /** Looks at one thing. */
    @FunctionalInterface
    public interface Look {
        Finding now() throws InterruptedException;
    }

    /** What was found. */
    public sealed interface Finding {
        /** It is as it should be. */
        record Ok(String detail) implements Finding {
            public Ok {
                Objects.requireNonNull(detail, "detail is null");
            }
        }

        /** It is not. */
        record Failed(String what, String mend) implements Finding {
            public Failed {
                Objects.requireNonNull(what, "what is null");
                Objects.requireNonNull(mend, "mend is null");
            }
        }
    }
}
