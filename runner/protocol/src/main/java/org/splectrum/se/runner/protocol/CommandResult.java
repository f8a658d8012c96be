package org.splectrum.se.runner.protocol;

import java.util.Objects;

/**
 * A command of the repository or the workflow that really ran.
 *
 * @param exitCode of the shell; 124 where the attempt's time ran out
 * @param millis how long it took
 * @param outputTail the end of what it printed, both streams
 */
public record CommandResult(String command, int exitCode, long millis, String outputTail) {
    public CommandResult {
        Objects.requireNonNull(command, "command is null");
        Objects.requireNonNull(outputTail, "outputTail is null");
    }

    public boolean passed() {
        return exitCode == 0;
    }
}
