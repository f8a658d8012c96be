package org.splectrum.se.cli;

import java.util.List;
import java.util.Objects;

/** How a command ended. */
public sealed interface Outcome {
    /** Exit code 0. */
    record Done() implements Outcome {}

    /**
     * Exit code 1.
     *
     * @param why for people, with the mend
     */
    record Failed(String why) implements Outcome {
        public Failed {
            Objects.requireNonNull(why, "why is null");
        }
    }

    /**
     * Exit code 2: it was called or configured wrongly.
     *
     * @param problems every one, each with its mend
     */
    record WrongUse(List<String> problems) implements Outcome {
        public WrongUse {
            problems = List.copyOf(problems);
        }
    }
}
