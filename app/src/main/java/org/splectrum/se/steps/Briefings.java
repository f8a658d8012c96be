package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.RunId;

/**
 * What agents were told, kept with what it was made of for those who look into a run later. The texts go after a while, their
 * hashes stay on the {@link Trail}. Thread-safe.
 */
public interface Briefings {
    /**
     * Keeps it, notes its hash on the trail, and returns when both are on disk. Idempotent; what an attempt was told before is
     * kept as well.
     */
    void keep(AttemptId attempt, Told told);

    /** What the attempt was told last; empty where nothing yet, or the text is gone. */
    Optional<Told> of(AttemptId attempt);

    /** All that was told for the run and is still kept, first to last. */
    List<Kept> ofRun(RunId run);

    /** What was withheld from the run's agent that was told something last; {@link Withheld#NOTHING} where none was yet. */
    Withheld withheld(RunId run);

    /** Whom something was told. */
    enum Listener {
        /** The one that does what was asked. */
        AGENT,
        /** The one that picks among several results. */
        JUDGE,
        /** The one that resolves a conflict. */
        RESOLVER
    }

    /**
     * What one agent was told.
     *
     * @param prompt all of it
     * @param source what people had written, whole and as it was written
     */
    record Told(Listener listener, String prompt, Conversations.Conversation source, Withheld withheld) {
        private static final Conversations.Conversation NO_SOURCE =
                new Conversations.Conversation("", "", Person.user("nobody"), List.of());

        public Told {
            Objects.requireNonNull(listener, "listener is null");
            Objects.requireNonNull(prompt, "prompt is null");
            Objects.requireNonNull(source, "source is null");
            Objects.requireNonNull(withheld, "withheld is null");
        }

        /** What is made of commits and of what is kept already, not of what people write at the moment. */
        public static Told madeOfWork(Listener listener, String prompt) {
            return new Told(listener, prompt, NO_SOURCE, Withheld.NOTHING);
        }
    }

    /**
     * A text that is kept.
     *
     * @param sha256 of the prompt in UTF-8, in hexadecimal
     */
    record Kept(AttemptId attempt, String sha256, Told told) {
        public Kept {
            Objects.requireNonNull(attempt, "attempt is null");
            Objects.requireNonNull(sha256, "sha256 is null");
            Objects.requireNonNull(told, "told is null");
        }
    }
}
