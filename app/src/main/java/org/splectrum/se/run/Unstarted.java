package org.splectrum.se.run;

import org.splectrum.se.model.Home;

/** Hears of scheduled runs that could not begin, for the log: nobody asked for them who could be told. Must return at once. */
@FunctionalInterface
public interface Unstarted {
    /** The workflow was due and did not begin. */
    void notStarted(Home home, String workflow, Reply why);
}
