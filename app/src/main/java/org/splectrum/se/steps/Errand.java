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
 * @param readiness what it gets ready while its order is written
 * @param writing writes the order; not called where the attempt's end is known already
 */
record Errand(Housing housing, AttemptId attempt, Readiness readiness, Supplier<Order> writing) {
    Errand {
        Objects.requireNonNull(housing, "housing is null");
        Objects.requireNonNull(attempt, "attempt is null");
        Objects.requireNonNull(readiness, "readiness is null");
        Objects.requireNonNull(writing, "writing is null");
    }

    /** Where the attempt's repository is. */
    Home home() {
        return housing.home();
    }

    /** What the attempt may clone. */
    RepositoryName repository() {
        return home().repository();
    }
}
