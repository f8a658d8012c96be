package org.splectrum.se.steps;

import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.runner.protocol.Order;

/** Opens the one door of an attempt's container. Thread-safe. */
public interface Gateways {
    /**
     * Listens on the attempt's socket, or keeps doing so: idempotent, also across a restart of the server. The gateway puts
     * the attempt's token into the order.
     */
    Gate open(AttemptId attempt, RepositoryName repository, Order order);

    /** A door that listens. */
    interface Gate extends AutoCloseable {
        /** The folder on the host that holds the socket. */
        String socketFolder();

        /** Stops listening and ends the attempt's token. Idempotent. */
        @Override
        void close();
    }
}
