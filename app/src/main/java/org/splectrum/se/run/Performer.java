package org.splectrum.se.run;

import java.util.function.Consumer;

/** Does effects in the world, looking first whether they are done. Thread-safe; blocks as long as it takes. */
@FunctionalInterface
public interface Performer {
    /**
     * Returns when the effect is done and all that came of it was told.
     *
     * @param run as it is now
     * @param news takes what happens to this run, at once or while it goes on
     * @throws RuntimeException where the world did not answer; it will be tried again later
     * @throws InterruptedException where the server stops; it will be performed again after its next start
     */
    void perform(Run run, Effect effect, Consumer<RunEvent> news) throws InterruptedException;
}
