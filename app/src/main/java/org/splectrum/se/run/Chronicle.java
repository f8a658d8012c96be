package org.splectrum.se.run;

import java.util.List;
import org.splectrum.se.model.RunId;

/** What happened to runs. Reads only; thread-safe. */
@FunctionalInterface
public interface Chronicle {
    /**
     * The events of a run, first to last.
     *
     * @param version number of the last event that is known, 0 for none
     * @param most how many at most
     * @return empty where there is none after it, or no such run
     */
    List<RunEvent> after(RunId run, long version, int most);
}
