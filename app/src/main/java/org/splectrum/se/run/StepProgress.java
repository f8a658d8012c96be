package org.splectrum.se.run;

import java.util.Objects;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Step;

/**
 * A step of a run and how far it is.
 *
 * @param before how many attempts were made before somebody last asked for it, which do not count against it
 * @param hindered how many since then failed for what is around the work, and were tried again by themselves
 * @param loss what it had made since then and was lost, so that it is done once more
 */
public record StepProgress(Step step, Progress progress, int before, int hindered, Loss loss) {
    public StepProgress {
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(progress, "progress is null");
        // Not there in what earlier versions wrote.
        loss = Objects.requireNonNullElse(loss, Loss.NONE);
    }

    public StepProgress(Step step, Progress progress) {
        this(step, progress, 0, 0, Loss.NONE);
    }

    /** Whether it failed, and its workflow lets the run go on all the same. */
    public boolean failedTolerably() {
        return progress instanceof Progress.Failed && step.care().onFailure() == Care.OnFailure.CONTINUE;
    }

    StepProgress with(Progress next) {
        return new StepProgress(step, next, before, hindered, loss);
    }

    /** The same, where the last attempt failed for what is around the work. */
    StepProgress hindered(Progress next) {
        return new StepProgress(step, next, before, hindered + 1, loss);
    }

    /** Attempts since somebody last asked for it. */
    public int tries() {
        return progress.attempt() - before;
    }

    /** The step as if it had never been tried, but for the numbers of its attempts. */
    StepProgress anew() {
        return anew(Loss.NONE);
    }

    /** The same where that is because what it had made is lost. */
    StepProgress anew(Loss lost) {
        return new StepProgress(
                step, new Progress.Waiting(progress.attempt(), progress.usage()), progress.attempt(), 0, lost);
    }
}
