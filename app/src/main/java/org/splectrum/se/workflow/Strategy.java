package org.splectrum.se.workflow;

import java.util.Objects;

/** In which order several agents of one step work, and what passes between them. */
public sealed interface Strategy {
    /**
     * At the same time, all from one commit.
     *
     * @param maxParallel at most so many; 0: as many as the server has room for
     */
    record Parallel(int maxParallel, Joining join) implements Strategy {
        public Parallel {
            Objects.requireNonNull(join, "join is null");
        }
    }

    /** One after the other, each from the commit of the one before. */
    record Sequential(Output output, Care.OnFailure onFailure) implements Strategy {
        public Sequential {
            Objects.requireNonNull(output, "output is null");
            Objects.requireNonNull(onFailure, "onFailure is null");
        }
    }

    /** One after the other until one succeeds. */
    record Fallback() implements Strategy {}

    /**
     * In batches of {@code size} at the same time; each batch from what the one before made.
     *
     * @param size at least 1
     */
    record Batched(int size, Output output, Joining join) implements Strategy {
        public Batched {
            Objects.requireNonNull(output, "output is null");
            Objects.requireNonNull(join, "join is null");
        }
    }

    /** Whether the next one is told what the one before said. */
    enum Output {
        PASSED,
        KEPT
    }

    /** How what parallel branches made becomes one. */
    enum Joining {
        /** The first branch, in the order of the file, that succeeded. */
        FIRST,
        /** The last branch, in the order of the file, that succeeded. */
        LAST,
        /** The best: by the acceptance commands, then by an agent's judgement. */
        PICK,
        /** All, rebased one after another. */
        MERGE,
        /** None of the commits; only what they said. */
        OUTPUTS
    }
}
