package org.splectrum.se.failure;

import java.util.Objects;

/**
 * A command that failed.
 *
 * @param command as it was given to the shell
 * @param exitCode of the shell; 124 where its time ran out, 137 where it was killed
 * @param output what it printed, both streams; of more than {@link Symptoms#LONGEST} characters the end counts
 */
public record FailedCommand(String command, int exitCode, String output) {
    public FailedCommand {
        Objects.requireNonNull(command, "command is null");
        Objects.requireNonNull(output, "output is null");
    }
}
