package org.splectrum.se.steps;

import java.util.Objects;
import org.splectrum.se.model.Home;

/**
 * Whose container it is and what it is made of.
 *
 * @param home of the repository that it works on
 * @param image empty: the server's usual one
 */
record Housing(Home home, String image) {
    Housing {
        Objects.requireNonNull(home, "home is null");
        Objects.requireNonNull(image, "image is null");
    }
}
