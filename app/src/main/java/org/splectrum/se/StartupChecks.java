package org.splectrum.se;

import java.time.Duration;

/** What a server looks at before it begins. */
final class StartupChecks {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private StartupChecks() {}

    /** Returns when it is done; where somebody outside hangs, it goes on beside, and nobody waits for it any longer. */
    static void take(Runnable look) {
        try {
            Thread.ofVirtual().start(look).join(LONGEST);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
