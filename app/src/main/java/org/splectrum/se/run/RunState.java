package org.splectrum.se.run;

/** Where a run stands; the names are those of the REST API. */
public enum RunState {
    QUEUED,
    RUNNING,
    AWAITING_INTERVENTION,
    PAUSED,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    UNDONE;

    /** Whether nothing more happens unless somebody asks. */
    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING, AWAITING_INTERVENTION, PAUSED -> false;
            case SUCCEEDED, FAILED, CANCELLED, UNDONE -> true;
        };
    }

    /** Whether the run keeps others in its lane waiting. */
    public boolean holdsLane() {
        return this == QUEUED || this == RUNNING;
    }
}
