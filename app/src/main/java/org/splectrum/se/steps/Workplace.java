package org.splectrum.se.steps;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Work;

/** Where an attempt works: from a commit, in a container, to its ref. Thread-safe. */
record Workplace(Orders orders, Containers containers, Mirrors mirrors, InputChecks inputChecks) {
    Workplace {
        Objects.requireNonNull(orders, "orders is null");
        Objects.requireNonNull(containers, "containers is null");
        Objects.requireNonNull(mirrors, "mirrors is null");
        Objects.requireNonNull(inputChecks, "inputChecks is null");
    }

    /** Has the work done on the commit; blocks until it is, or its container died. */
    Containers.End carryOut(Run run, AttemptId attempt, CommitId input, Work work, Consumer<RunEvent> news)
            throws InterruptedException {
        return carryOut(run, attempt, new Readiness.Plain(), () -> orders.of(run, attempt, input, work), news);
    }

    /**
     * The same where the order is written while the container starts.
     *
     * @param readiness what is got ready meanwhile
     */
    Containers.End carryOut(
            Run run, AttemptId attempt, Readiness readiness, Supplier<Order> writing, Consumer<RunEvent> news)
            throws InterruptedException {
        Home home = run.request().origin().place().home();
        String image = run.request().workflow().terms().sandbox().image();
        return containers.carryOut(new ContainerRequest(home, image, attempt, readiness, writing), news);
    }

    /** Believes the runner only what stands on the attempt's ref; empty where another commit or none does. */
    Optional<CommitId> made(Place place, AttemptId attempt, String told) {
        return mirrors.read(place.repository(), attempt.ref())
                .filter(onRef -> onRef.sha().equals(told));
    }
}
