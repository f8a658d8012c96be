package org.splectrum.se.run;

import java.time.Duration;
import java.util.SplittableRandom;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.workflow.Care;

/** How long a step rests before its next attempt: exponential backoff with full jitter. Pure: the chance comes from the attempt. */
final class Rest {
    private static final int MOST_DOUBLINGS = 30;

    private Rest() {}

    /**
     * At random between nothing and the bound, which doubles with each try up to the cap.
     *
     * @param tries so far, at least 1
     * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And Jitter</a>
     */
    static Duration after(AttemptId attempt, int tries, Care.Retry retry) {
        long first = retry.first().toMillis();
        long cap = retry.cap().toMillis();
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, tries - 1));
        long bound = first > cap >> doublings ? cap : first << doublings;
        return Duration.ofMillis(new SplittableRandom(attempt.toString().hashCode()).nextLong(bound + 1));
    }
}
