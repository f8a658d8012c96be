package org.splectrum.se.steps;

import java.util.Objects;
import org.splectrum.se.runner.protocol.Limits;

/**
 * How attempts are carried out here.
 *
 * @param authorName of the commits that SE makes
 * @param builder address that signed records name as who made the commits
 * @param model name for Claude Code's {@code --model}; empty for its own choice
 * @param containerCapacity how many containers may run at a time
 */
public record AttemptSettings(
        String authorName,
        String authorEmail,
        String builder,
        String model,
        Limits limits,
        ContainerCapacity containerCapacity) {
    public AttemptSettings {
        Objects.requireNonNull(authorName, "authorName is null");
        Objects.requireNonNull(authorEmail, "authorEmail is null");
        Objects.requireNonNull(builder, "builder is null");
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(limits, "limits is null");
        Objects.requireNonNull(containerCapacity, "containerCapacity is null");
    }
}
