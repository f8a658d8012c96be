package org.splectrum.se.run;

import java.util.Objects;

/** What a person can do to a run. */
public sealed interface Action {
    /** Stop it for good. */
    record Cancel() implements Action {}

    /** Stop it for good, for another run of its group takes its place: that run does it, as its workflow's policy is. */
    record GiveWay() implements Action {}

    /**
     * Let it go on.
     *
     * @param answer to what it asks; may be empty
     */
    record Resume(String answer) implements Action {
        public Resume {
            Objects.requireNonNull(answer, "answer is null");
        }
    }

    /**
     * Do a step and all that needs it once more.
     *
     * @param from the step's id; empty: those that did not reach their end
     */
    record Retry(String from) implements Action {
        public Retry {
            Objects.requireNonNull(from, "from is null");
        }
    }

    /** Take back what it did on GitHub. */
    record Undo() implements Action {}

    /**
     * Allow it to cost more.
     *
     * @param microUsd above 0, in millionths of a US dollar
     */
    record Raise(long microUsd) implements Action {
        public Raise {
            if (microUsd < 1) {
                throw new IllegalArgumentException("not a raise: " + microUsd);
            }
        }
    }
}
