package org.splectrum.se.bench;

import java.util.concurrent.TimeUnit;

/** How processes end. */
final class Processes {
    private static final int PATIENCE_SECONDS = 10;

    private Processes() {}

    /** Asks it to end, and ends it where it does not. Returns when it is gone. */
    static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
