package org.splectrum.se.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;

/** Attempts by how they ended, and how long steps took that came to an end. Thread-safe. */
final class Attempts {
    private static final Duration[] BUCKETS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(20),
        Duration.ofMinutes(45),
        Duration.ofHours(2)
    };

    private final MeterRegistry registry;

    Attempts(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Run run, RunEvent.AttemptEnded ended) {
        String kind = run.step(ended.attempt().step())
                .map(step -> step.step().kind().getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .orElse("unknown");
        registry.counter("se.attempts", "kind", kind, "ending", word(ended.ending()))
                .increment();
        took(run.progress(ended.attempt().step()))
                .ifPresent(took -> Timer.builder("se.step.duration")
                        .description("how long steps took, from the beginning of their last attempt")
                        .tag("kind", kind)
                        .tag("ending", word(ended.ending()))
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry)
                        .record(took));
    }

    private static String word(Ending ending) {
        return switch (ending) {
            case Ending.Succeeded succeeded -> "succeeded";
            case Ending.Failed failed -> "failed";
            case Ending.NeedsPerson needs -> "needs_person";
            case Ending.Skipped skipped -> "skipped";
            case Ending.Spent spent -> "spent";
            case Ending.Unfounded unfounded -> "unfounded";
            case Ending.Lost lost -> "lost";
        };
    }

    private static Optional<Duration> took(Progress progress) {
        return switch (progress) {
            case Progress.Done done -> Optional.of(Duration.between(done.since(), done.until()));
            case Progress.Failed failed -> Optional.of(Duration.between(failed.since(), failed.until()));
            case Progress.Waiting waiting -> Optional.empty();
            case Progress.Running running -> Optional.empty();
            case Progress.Resting resting -> Optional.empty();
            case Progress.Asking asking -> Optional.empty();
            case Progress.Paused paused -> Optional.empty();
            case Progress.Skipped skipped -> Optional.empty();
            case Progress.Cancelled cancelled -> Optional.empty();
        };
    }
}
