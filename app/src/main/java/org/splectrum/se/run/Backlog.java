package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.RunId;

/** What is still to be done, also after a crash. Thread-safe. */
public interface Backlog {
    /** Runs that hold a place in a lane ({@link RunState#holdsLane()}), in the order they were asked for. */
    List<InLane> inLanes();

    /** A run and the lane in which it has a place. */
    record InLane(RunId run, String lane) {
        public InLane {
            Objects.requireNonNull(run, "run is null");
            Objects.requireNonNull(lane, "lane is null");
        }
    }

    /** Effects that were written and not yet performed, oldest first. */
    List<Effect> pending();

    /**
     * Notes that the effect was performed as of this version of its run. Does nothing where it was asked for again at a
     * later version. Idempotent. Returns before it is on disk: after a crash the effect may be pending again.
     */
    void performed(Effect effect, long version);
}
