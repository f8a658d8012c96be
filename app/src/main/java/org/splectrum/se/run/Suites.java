package org.splectrum.se.run;

import java.util.List;
import org.splectrum.se.model.Home;

/** SE's checks as GitHub groups them. Reads only; thread-safe. */
@FunctionalInterface
public interface Suites {
    /**
     * What SE named its checks of this group by, each once; empty where there are none, or no such group.
     *
     * @throws RuntimeException where GitHub did not answer
     */
    List<String> checks(Home home, long suite);
}
