package org.splectrum.se.steps;

import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.runner.protocol.Order;

/** Opens the one door of an attempt's container. Thread-safe. */
public interface Gateways {
    /**
     * Listens on the attempt's socket, or keeps doing so: idempotent, also across a restart of the server. Who asks for the
     * order is kept waiting until it is handed in.
     */
    Gate open(AttemptId attempt, RepositoryName repository);

    /** A door that listens. */
    interface Gate extends AutoCloseable {
        /** The folder on the host that holds the socket. */
        String socketFolder();

        /** Lays the order out, with the attempt's token in it. Idempotent: the first order is the attempt's. */
        void handIn(Order order);

        /** Stops listening and ends the attempt's token. Idempotent. */
        @Override
        void close();
    }
}
