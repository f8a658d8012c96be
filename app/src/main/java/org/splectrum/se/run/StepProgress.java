package org.splectrum.se.run;

import java.util.Objects;
import org.splectrum.se.workflow.Step;

/** A step and how far it is. */
public record StepProgress(Step step, Progress progress) {
    public StepProgress {
        Objects.requireNonNull(step, "step is null");
        Objects.requireNonNull(progress, "progress is null");
    }
}
