package org.splectrum.se.steps;

import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;

/** What agents were told, kept with what it was made of for those who look into a run later. Thread-safe. */
public interface Briefings {
    /** Keeps it and returns when it is on disk. Idempotent; what an attempt was told before is kept as well. */
    void keep(AttemptId attempt, Told told);

    /** What the attempt was told last; empty where nothing yet. */
    Optional<Told> of(AttemptId attempt);

    /** What was withheld from the run's agent that was told something last; {@link Withheld#NOTHING} where none was yet. */
    Withheld withheld(RunId run);

    /**
     * What one agent was told.
     *
     * @param prompt all of it
     * @param source what people had written, whole and as it was written
     */
    record Told(String prompt, Conversations.Conversation source, Withheld withheld) {
        public Told {
            Objects.requireNonNull(prompt, "prompt is null");
            Objects.requireNonNull(source, "source is null");
            Objects.requireNonNull(withheld, "withheld is null");
        }
    }
}
