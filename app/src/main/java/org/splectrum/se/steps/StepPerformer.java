package org.splectrum.se.steps;

import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;

/** Performs attempts at one kind of step, looking first what of it is done. Thread-safe. */
@FunctionalInterface
interface StepPerformer {
    /**
     * Blocks until the attempt has ended.
     *
     * @param news takes its progress
     * @throws RuntimeException where the world did not answer and trying again is worth while
     */
    Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) throws InterruptedException;
}
