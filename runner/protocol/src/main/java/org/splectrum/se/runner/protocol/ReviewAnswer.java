package org.splectrum.se.runner.protocol;

import java.util.List;
import java.util.Objects;

/** What an agent that reviewed something answered: words, and one block of findings, fenced as {@code json}. Pure. */
public sealed interface ReviewAnswer {
    /** It can be read. */
    record Right(String words, List<Finding> findings) implements ReviewAnswer {
        public Right {
            Objects.requireNonNull(words, "words is null");
            findings = List.copyOf(findings);
        }
    }

    /** It cannot; {@code why} says what is wrong and how it should be. */
    record Wrong(String why) implements ReviewAnswer {
        public Wrong {
            Objects.requireNonNull(why, "why is null");
        }
    }

    /** Findings of one review. */
    int MOST = 200;

    /** The last block that is fenced as {@code json} holds the findings; what stands around it are words. */
    static ReviewAnswer of(String answer) {
        return FindingsBlock.read(answer);
    }
}
