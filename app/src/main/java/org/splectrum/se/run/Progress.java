package org.splectrum.se.run;

import java.time.Instant;
import java.util.Objects;
import org.splectrum.se.model.Usage;

/** How far a step is. */
public sealed interface Progress {
    /** Number of the latest attempt, 0 before the first: an attempt's number is never used again. */
    int attempt();

    /** What the model took so far, all attempts together. */
    Usage usage();

    /** Its turn has not come. */
    record Waiting(int attempt, Usage usage) implements Progress {
        public Waiting {
            Objects.requireNonNull(usage, "usage is null");
        }

        /** Not tried yet. */
        public Waiting() {
            this(0, Usage.NONE);
        }
    }

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

    /** It failed in a way that may pass by itself, and is tried again. */
    record Resting(int attempt, Instant since, Instant until, Problem problem, Usage usage) implements Progress {
        public Resting {
            Objects.requireNonNull(since, "since is null");
            Objects.requireNonNull(until, "until is null");
            Objects.requireNonNull(problem, "problem is null");
            Objects.requireNonNull(usage, "usage is null");
        }
    }

    /** It waits for somebody's word. */
    record Asking(int attempt, Instant since, Question question, Problem problem, Usage usage) implements Progress {
        public Asking {
            Objects.requireNonNull(since, "since is null");
            Objects.requireNonNull(question, "question is null");
            Objects.requireNonNull(problem, "problem is null");
            Objects.requireNonNull(usage, "usage is null");
        }
    }

    /** It stopped at a checkpoint, for its budget is spent. */
    record Paused(int attempt, Instant since, Problem problem, Usage usage) implements Progress {
        public Paused {
            Objects.requireNonNull(since, "since is null");
            Objects.requireNonNull(problem, "problem is null");
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
    record Skipped(Why why, int attempt, Usage usage) implements Progress {
        /** Why a step can be passed over. */
        public enum Why {
            /** Its condition is false. */
            CONDITION,
            /** What it would work on is not there: an answer was given, or another step did it. */
            NOT_NEEDED
        }

        public Skipped {
            Objects.requireNonNull(why, "why is null");
            Objects.requireNonNull(usage, "usage is null");
        }
    }

    /** Somebody cancelled the run while it was on its way. */
    record Cancelled(int attempt, Instant since, Instant until, Usage usage) implements Progress {
        public Cancelled {
            Objects.requireNonNull(since, "since is null");
            Objects.requireNonNull(until, "until is null");
            Objects.requireNonNull(usage, "usage is null");
        }
    }

    /** What it found or made; {@link Result.None} where it did not come so far. */
    default Result result() {
        return switch (this) {
            case Done done -> done.result;
            case Failed failed -> failed.result;
            case Waiting waiting -> new Result.None();
            case Running running -> new Result.None();
            case Resting resting -> new Result.None();
            case Asking asking -> new Result.None();
            case Paused paused -> new Result.None();
            case Skipped skipped -> new Result.None();
            case Cancelled cancelled -> new Result.None();
        };
    }
}
