package org.splectrum.se.runner.process;

/**
 * A process that is over.
 *
 * @param exitCode {@link #TIMED_OUT} where the attempt's time ran out
 * @param millis how long it took
 */
public record Ended(int exitCode, long millis, String output, String errors) {
    /** As timeout(1) has it. */
    public static final int TIMED_OUT = 124;

    public boolean succeeded() {
        return exitCode == 0;
    }
}
