package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;

/** The pull requests that SE opened. Reads only; thread-safe. */
@FunctionalInterface
public interface OwnPulls {
    /** Those that are open and go to this branch; empty where none does. @throws RuntimeException where GitHub did not answer */
    List<Open> onto(Home home, String base);

    /**
     * An open one.
     *
     * @param head the tip of its branch
     */
    record Open(Place place, String title, CommitId head) {
        public Open {
            Objects.requireNonNull(place, "place is null");
            Objects.requireNonNull(title, "title is null");
            Objects.requireNonNull(head, "head is null");
        }
    }
}
