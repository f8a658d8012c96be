package org.splectrum.se.runner.protocol;

/**
 * How much an attempt may take. All are at least 1.
 *
 * @param seconds for the whole attempt; past it the agent or command is ended and the attempt fails as timed out
 * @param outputBytes of one command's output that are kept, its end
 */
public record Limits(long seconds, int outputBytes) {
    public Limits {
        if (seconds < 1 || outputBytes < 1) {
            throw new IllegalArgumentException("a limit is below 1: " + seconds + " s, " + outputBytes + " bytes");
        }
    }
}
