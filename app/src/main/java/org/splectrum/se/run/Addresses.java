package org.splectrum.se.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;

/** Finds on GitHub what is only named. Reads only; thread-safe. Throws a RuntimeException where GitHub did not answer. */
public interface Addresses {
    /** The repository and the installation through which SE may touch it; empty where SE's App is not installed there. */
    Optional<Home> home(RepositoryName repository);

    /** The issue or pull request of this number; empty where there is none. */
    Optional<Spot> spot(Home home, int number);

    /** Every repository that SE may touch, by name. */
    List<RepositoryName> repositories();

    /**
     * An issue or a pull request.
     *
     * @param title written by anybody
     * @param scene how it is there now
     */
    record Spot(Place place, String title, Scene scene) {
        public Spot {
            Objects.requireNonNull(place, "place is null");
            Objects.requireNonNull(title, "title is null");
            Objects.requireNonNull(scene, "scene is null");
        }
    }
}
