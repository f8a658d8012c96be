package org.splectrum.se.run;

import java.time.Instant;
import java.util.Objects;
import org.splectrum.se.model.Usage;

/** How far a step is. */
public sealed interface Progress {
    /** Its turn has not come. */
    record Waiting() implements Progress {}

    /**
     * It runs.
     *
     * @param activity what it does right now, for people; may be empty
     */
    record Running(int attempt, Instant since, String activity, Usage usage) implements Progress {
        public Running {
            Objects.requireNonNull(since, "since is null");
            Objects.requireNonNull(activity, "activity is null");
            Objects.requireNonNull(usage, "usage is null");
        }
    }

    /** It reached its end. */
    record Done(int attempt, Instant since, Instant until, Result result, Usage usage) implements Progress {
        public Done {
            Objects.requireNonNull(since, "since is null");
            Objects.requireNonNull(until, "until is null");
            Objects.requireNonNull(result, "result is null");
            Objects.requireNonNull(usage, "usage is null");
        }
    }

    /**
     * It did not.
     *
     * @param result what it found all the same, as the commands that failed
     */
    record Failed(int attempt, Instant since, Instant until, Problem problem, Result result, Usage usage)
            implements Progress {
        public Failed {
            Objects.requireNonNull(since, "since is null");
            Objects.requireNonNull(until, "until is null");
            Objects.requireNonNull(problem, "problem is null");
            Objects.requireNonNull(result, "result is null");
            Objects.requireNonNull(usage, "usage is null");
        }
    }

    /** It is not needed. */
    record Skipped() implements Progress {}
}
