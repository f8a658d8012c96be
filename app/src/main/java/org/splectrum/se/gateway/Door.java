package org.splectrum.se.gateway;

import java.io.IOException;
import java.nio.file.Path;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.steps.Arbiter;
import org.splectrum.se.steps.Permits;

/**
 * What lies behind one attempt's socket.
 *
 * @param pendingOrder where its order is laid out
 * @param permit what its repository allows it
 * @param tally of what it did
 * @param arbiter of its repository's conflicts
 */
record Door(Pass pass, PendingOrder pendingOrder, Path mirror, Permits.Permit permit, Tally tally, Arbiter arbiter) {
    AttemptId attempt() {
        return pass.attempt();
    }

    /** Waits for it. @throws PendingOrder.NoOrderYet where it takes too long */
    Order order() throws IOException {
        return pendingOrder.order();
    }

    /** Without the order, which has the token in it. */
    @Override
    public String toString() {
        return "Door[" + attempt() + "]";
    }
}
