package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Symptoms;

/** The time ran out, which shows in the exit code of {@code timeout(1)}, which SE's runner has too. */
public final class TimeoutDetector implements Detector {
    private static final int TIMED_OUT = 124;

    @Override
    public String kind() {
        return "timeout";
    }

    @Override
    public Rank rank() {
        return Rank.MACHINE;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        return symptoms.exitCode() == TIMED_OUT
                ? Optional.of(new Diagnosis(Category.TRANSIENT, kind(), "the time ran out", List.of()))
                : Optional.empty();
    }
}
