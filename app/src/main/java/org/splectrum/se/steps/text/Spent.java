package org.splectrum.se.steps.text;

import java.time.Duration;
import org.splectrum.se.run.Progress;

/** How long steps took. Pure. */
public final class Spent {
    private Spent() {}

    /** From the step's start to its end; nothing where it has not ended. */
    public static Duration on(Progress progress) {
        return switch (progress) {
            case Progress.Done done -> Duration.between(done.since(), done.until());
            case Progress.Failed failed -> Duration.between(failed.since(), failed.until());
            case Progress.Waiting waiting -> Duration.ZERO;
            case Progress.Running running -> Duration.ZERO;
            case Progress.Resting resting -> Duration.ZERO;
            case Progress.Asking asking -> Duration.ZERO;
            case Progress.Paused paused -> Duration.ZERO;
            case Progress.Skipped skipped -> Duration.ZERO;
            case Progress.Cancelled cancelled -> Duration.between(cancelled.since(), cancelled.until());
        };
    }
}
