package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Objects;

/** What the server says to an {@link Inquiry}. */
public sealed interface Ruling {
    /**
     * It is resolved.
     *
     * @param text the whole file
     * @param rung what resolved it, as {@code versions}
     */
    record Resolved(String text, String rung) implements Ruling {
        public Resolved {
            Objects.requireNonNull(text, "text is null");
            Objects.requireNonNull(rung, "rung is null");
        }
    }

    /**
     * It is a file that the repository has a command for: it is made anew on the base's version of it.
     *
     * @param command for the shell
     */
    record MadeAnew(String command) implements Ruling {
        public MadeAnew {
            Objects.requireNonNull(command, "command is null");
        }
    }

    /** Some of its hunks are resolved, and somebody has to decide the others. */
    record Partly(List<Settled> hunks) implements Ruling {
        public Partly {
            hunks = List.copyOf(hunks);
        }
    }

    /**
     * A hunk that is resolved.
     *
     * @param number of the hunk that was asked about, from 1
     * @param text whole lines in its place
     */
    record Settled(int number, String text) {
        public Settled {
            Objects.requireNonNull(text, "text is null");
        }
    }

    /** No rung resolves it provably. */
    record Open() implements Ruling {}

    /** The proposed text keeps what both sides did. */
    record Accepted() implements Ruling {}

    /** It does not, or that cannot be shown; each reason with its place, for people and for the model. */
    record Refused(List<String> reasons) implements Ruling {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
