package org.splectrum.se.run;

import java.time.Instant;
import java.util.Objects;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;

/** What a decision asks to be done in the world. Performing one twice is performing it once. */
public sealed interface Effect {
    /** Stable: the same effect has the same key, also after a crash. */
    String key();

    /** The run that it belongs to. */
    RunId run();

    /** Do the attempt, whose end is told as {@link RunEvent.AttemptEnded}. */
    record Attempt(AttemptId attempt) implements Effect {
        public Attempt {
            Objects.requireNonNull(attempt, "attempt is null");
        }

        @Override
        public String key() {
            return attempt + "/attempt";
        }

        @Override
        public RunId run() {
            return attempt.run();
        }
    }

    /** Make a surface on GitHub show the run as it is when this is performed. */
    record Show(RunId run, Surface surface) implements Effect {
        public Show {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(surface, "surface is null");
        }

        @Override
        public String key() {
            return run + "/show/" + surface;
        }
    }

    /** End the attempt's container; nobody waits for what it tells. */
    record Stop(AttemptId attempt) implements Effect {
        public Stop {
            Objects.requireNonNull(attempt, "attempt is null");
        }

        @Override
        public String key() {
            return attempt + "/stop";
        }

        @Override
        public RunId run() {
            return attempt.run();
        }
    }

    /** Cancel the runs that come before this one in its lane. */
    record Replace(RunId run) implements Effect {
        public Replace {
            Objects.requireNonNull(run, "run is null");
        }

        @Override
        public String key() {
            return run + "/replace";
        }
    }

    /** Tell the run {@link RunEvent.Woken} from then on. */
    record Wake(RunId run, Instant at) implements Effect {
        public Wake {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(at, "at is null");
        }

        @Override
        public String key() {
            return run + "/wake";
        }
    }

    /** Take back what the step did, and tell {@link RunEvent.TakenBack}. */
    record TakeBack(RunId run, String step) implements Effect {
        public TakeBack {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(step, "step is null");
        }

        @Override
        public String key() {
            return run + "/" + step + "/take-back";
        }
    }

    /** Where people on GitHub see a run. */
    enum Surface {
        COMMENT,
        CHECK,
        LABELS
    }
}
