package org.splectrum.se.steps;

import java.util.Objects;
import java.util.function.Supplier;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Readiness;

/**
 * What a container is for.
 *
 * @param image what it is made of; empty: the server's usual one
 * @param readiness what it gets ready while its order is written
 * @param writing writes the order; not called where the attempt's end is known already
 */
record ContainerRequest(Home home, String image, AttemptId attempt, Readiness readiness, Supplier<Order> writing) {
    ContainerRequest {
        Objects.requireNonNull(home, "home is null");
        Objects.requireNonNull(image, "image is null");
        Objects.requireNonNull(attempt, "attempt is null");
        Objects.requireNonNull(readiness, "readiness is null");
        Objects.requireNonNull(writing, "writing is null");
    }

    /** What the attempt may clone. */
    RepositoryName repository() {
        return home.repository();
    }
}
