package org.splectrum.se.run;

import java.util.List;

/** Does effects in the world, looking first whether they are done. Thread-safe; blocks as long as it takes. */
@FunctionalInterface
public interface Performer {
    /**
     * What happened because of it, to be told to the run; empty where only the doing mattered.
     *
     * @param run as it is now
     * @throws RuntimeException where the world did not answer; it will be tried again later
     * @throws InterruptedException where the server stops; it will be performed again after its next start
     */
    List<RunEvent> perform(Run run, Effect effect) throws InterruptedException;
}
