package org.splectrum.se.steps;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;

/**
 * What an audit of a run needs and its events do not hold, in the order in which it was noted. Nothing noted is ever changed.
 * Thread-safe.
 */
public interface Trail {
    /** Notes it, now. What was noted of the attempt already is passed over: idempotent. A crash right after may lose it. */
    void note(AttemptId attempt, Fact fact);

    /** All that was noted of the run, first to last; empty where nothing was. */
    List<Noted> of(RunId run);

    /**
     * A fact and when it was noted.
     *
     * @param at by the server's clock
     */
    record Noted(AttemptId attempt, Instant at, Fact fact) {
        public Noted {
            Objects.requireNonNull(attempt, "attempt is null");
            Objects.requireNonNull(at, "at is null");
            Objects.requireNonNull(fact, "fact is null");
        }
    }

    /** Something about an attempt. */
    sealed interface Fact {
        /**
         * A container worked on it.
         *
         * @param image digest of its image, as {@code sha256:…}
         */
        record Contained(String image) implements Fact {
            public Contained {
                Objects.requireNonNull(image, "image is null");
            }
        }

        /**
         * Somebody was told a text, which {@link Briefings} keep for a while.
         *
         * @param sha256 of the text in UTF-8, in hexadecimal
         */
        record Told(Briefings.Listener listener, String sha256) implements Fact {
            public Told {
                Objects.requireNonNull(listener, "listener is null");
                Objects.requireNonNull(sha256, "sha256 is null");
            }
        }

        /**
         * What it is about to push has a signed record.
         *
         * @param record the record's id
         */
        record Recorded(String record) implements Fact {
            public Recorded {
                Objects.requireNonNull(record, "record is null");
            }
        }

        /**
         * A connection to a host outside was let through; the first one is noted.
         *
         * @param host with its port, as {@code maven.example.org:443}
         */
        record Reached(String host) implements Fact {
            public Reached {
                Objects.requireNonNull(host, "host is null");
            }
        }
    }
}
