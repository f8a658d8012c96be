package org.splectrum.se.runner.process;

import java.util.Objects;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Outcome;

/** Ends the work wherever it stands; becomes the outcome in one place, where the attempt is carried out. */
public final class AttemptFailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Failure failure;

    public AttemptFailed(Failure failure, String detail) {
        super(detail);
        this.failure = Objects.requireNonNull(failure, "failure is null");
    }

    public Outcome.Failed outcome() {
        return new Outcome.Failed(failure, String.valueOf(getMessage()));
    }
}
