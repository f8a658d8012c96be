package org.splectrum.se.model;

import java.util.Objects;

/**
 * One try at one step of a run.
 *
 * @param step the step's id in its workflow
 * @param number from 1 upwards
 */
public record AttemptId(RunId run, String step, int number) {
    public AttemptId {
        Objects.requireNonNull(run, "run is null");
        Objects.requireNonNull(step, "step is null");
        if (number < 1) {
            throw new IllegalArgumentException("attempt is below 1: " + number);
        }
    }

    /** The ref in SE's mirror that holds this attempt's result. */
    public String ref() {
        return "refs/se/runs/" + this;
    }

    @Override
    public String toString() {
        return run + "/" + step + "/" + number;
    }
}
