package org.splectrum.se.run;

import java.time.Duration;
import java.util.SplittableRandom;
import org.splectrum.se.failure.Backoff;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.workflow.Care;

/** How long a step rests before its next attempt. Pure: the chance comes from the attempt. */
final class RetryDelay {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryDelay() {}

    /**
     * As {@link Backoff} has it, a day at most.
     *
     * @param tries so far, at least 1
     */
    static Duration after(AttemptId attempt, int tries, Care.Retry retry) {
        Backoff backoff = new Backoff(bounded(retry.first()), bounded(retry.cap()));
        return backoff.after(tries, new SplittableRandom(attempt.toString().hashCode()));
    }

    private static Duration bounded(Duration time) {
        Duration some = time.toMillis() < 1 ? Duration.ofMillis(1) : time;
        return some.compareTo(LONGEST) < 0 ? some : LONGEST;
    }
}
