package org.splectrum.se;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.splectrum.se.docker.DockerSettings;
import org.splectrum.se.failure.Backoff;
import org.splectrum.se.gateway.ModelSettings;
import org.splectrum.se.run.RetryClock;
import org.splectrum.se.runner.protocol.Limits;

/**
 * How long a server waits for others.
 *
 * @param model how long an answer of the model may stay silent
 * @param attempt how long one attempt at a step may take, and how much of a command's output is kept
 * @param again how long it waits before it tries something again that failed
 * @param engine how long the Docker engine may take to answer one call
 */
public record Timeouts(Duration model, Limits attempt, Backoff again, Duration engine) {
    /** What a server has. */
    public static final Timeouts USUAL = new Timeouts(
            ModelSettings.SILENCE, new Limits(45 * 60, 64 * 1024), RetryClock.USUAL, DockerSettings.PATIENCE);

    public Timeouts {
        requireNonNull(model, "model is null");
        requireNonNull(attempt, "attempt is null");
        requireNonNull(again, "again is null");
        requireNonNull(engine, "engine is null");
    }
}
