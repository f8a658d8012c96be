package org.splectrum.se.failure.detect;

import java.util.List;
import java.util.Optional;
import org.splectrum.se.failure.Category;
import org.splectrum.se.failure.Detector;
import org.splectrum.se.failure.Diagnosis;
import org.splectrum.se.failure.Finding;
import org.splectrum.se.failure.Symptoms;

/** There was not enough memory: a program says so, or the kernel killed one, which shows in its exit code. */
public final class MemoryDetector implements Detector {
    /** 128 and SIGKILL. Only the kernel's OOM killer sends that to a command in a runner. */
    private static final int KILLED = 137;

    private static final Sayings SAID = Sayings.of(
            "java.lang.OutOfMemoryError",
            "JavaScript heap out of memory",
            "There is insufficient memory for the Java Runtime Environment",
            "Gradle build daemon disappeared unexpectedly",
            "fatal error: runtime: out of memory",
            "signal: 9, SIGKILL: kill",
            "Killed signal terminated program",
            "virtual memory exhausted",
            "Cannot allocate memory",
            "npm error code ENOMEM");

    @Override
    public String kind() {
        return "out-of-memory";
    }

    @Override
    public Rank rank() {
        return Rank.MACHINE;
    }

    @Override
    public Optional<Diagnosis> detect(Symptoms symptoms) {
        List<Finding> found = SAID.findings(symptoms);
        if (found.isEmpty() && symptoms.exitCode() != KILLED) {
            return Optional.empty();
        }
        String headline = found.isEmpty() ? "it was killed, most likely for want of memory" : "the memory ran out";
        return Optional.of(new Diagnosis(Category.NEEDS_INTERVENTION, kind(), headline, found));
    }
}
