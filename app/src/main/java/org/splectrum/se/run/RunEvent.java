package org.splectrum.se.run;

import java.time.Instant;
import java.util.Objects;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Usage;

/** What happened to a run. A run is the fold of these. */
public sealed interface RunEvent {
    /** When, by the server's clock. */
    Instant at();

    /**
     * It was asked for. Always the first.
     *
     * @param ahead how many runs in its lane come before it; 0: it starts at once
     */
    record Requested(Request request, int ahead, Instant at) implements RunEvent {
        public Requested {
            Objects.requireNonNull(request, "request is null");
            Objects.requireNonNull(at, "at is null");
        }
    }

    /** Its place in the lane changed. */
    record PlaceChanged(int ahead, Instant at) implements RunEvent {
        public PlaceChanged {
            Objects.requireNonNull(at, "at is null");
        }
    }

    /**
     * The running attempt is at something else now, or spent something.
     *
     * @param usage of the step so far, all its attempts together
     */
    record Progressed(AttemptId attempt, String activity, Usage usage, Instant at) implements RunEvent {
        public Progressed {
            Objects.requireNonNull(attempt, "attempt is null");
            Objects.requireNonNull(activity, "activity is null");
            Objects.requireNonNull(usage, "usage is null");
            Objects.requireNonNull(at, "at is null");
        }
    }

    /**
     * An attempt ended.
     *
     * @param usage of the step, all its attempts together
     */
    record AttemptEnded(AttemptId attempt, Ending ending, Usage usage, Instant at) implements RunEvent {
        public AttemptEnded {
            Objects.requireNonNull(attempt, "attempt is null");
            Objects.requireNonNull(ending, "ending is null");
            Objects.requireNonNull(usage, "usage is null");
            Objects.requireNonNull(at, "at is null");
        }
    }

    /**
     * Time went by.
     *
     * @param ahead how many runs in its lane come before it, where it goes on
     */
    record Woken(int ahead, Instant at) implements RunEvent {
        public Woken {
            Objects.requireNonNull(at, "at is null");
        }
    }

    /**
     * Somebody acted on it.
     *
     * @param remark what, and who
     * @param ahead how many runs in its lane come before it, where it goes on
     */
    record ActedOn(Remark remark, int ahead) implements RunEvent {
        public ActedOn {
            Objects.requireNonNull(remark, "remark is null");
        }

        @Override
        public Instant at() {
            return remark.at();
        }
    }

    /** What a step did was taken back, or could not be. */
    record TakenBack(Rollback.Receipt receipt, Instant at) implements RunEvent {
        public TakenBack {
            Objects.requireNonNull(receipt, "receipt is null");
            Objects.requireNonNull(at, "at is null");
        }
    }
}
