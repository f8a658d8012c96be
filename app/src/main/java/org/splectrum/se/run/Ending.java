package org.splectrum.se.run;

import java.util.Objects;

/** How an attempt ended. */
public sealed interface Ending {
    /** The step is done. */
    record Succeeded(Result result) implements Ending {
        public Succeeded {
            Objects.requireNonNull(result, "result is null");
        }
    }

    /**
     * The step failed, and another attempt would fail the same way.
     *
     * @param result what was found all the same; {@link Result.None} where nothing
     */
    record Failed(Problem problem, Result result) implements Ending {
        public Failed {
            Objects.requireNonNull(problem, "problem is null");
            Objects.requireNonNull(result, "result is null");
        }
    }

    /** Only a person can go on; the work so far is kept. */
    record NeedsPerson(Problem problem, Question question) implements Ending {
        public NeedsPerson {
            Objects.requireNonNull(problem, "problem is null");
            Objects.requireNonNull(question, "question is null");
        }
    }

    /** The step's condition is false, or there is nothing for it to do. */
    record Skipped(Progress.Skipped.Why why) implements Ending {
        public Skipped {
            Objects.requireNonNull(why, "why is null");
        }
    }

    /** The budget is spent; the work so far is kept, and the same attempt can go on with more. */
    record Spent(Problem problem) implements Ending {
        public Spent {
            Objects.requireNonNull(problem, "problem is null");
        }
    }

    /**
     * What the attempt was to begin from is damaged.
     *
     * @param step id of the step that made it, and has to make it once more
     * @param why which commit that was, and what is wrong with it
     */
    record Unfounded(String step, String why) implements Ending {
        public Unfounded {
            Objects.requireNonNull(step, "step is null");
            Objects.requireNonNull(why, "why is null");
        }
    }

    /** What the attempt ran on gave out; another attempt may do better. */
    record Lost(String why) implements Ending {
        public Lost {
            Objects.requireNonNull(why, "why is null");
        }
    }
}
