package org.splectrum.se.steps;

import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.runner.protocol.Order;

/** Opens the one door of an attempt's container. Thread-safe. */
public interface Gateways {
    /**
     * Listens on the attempt's socket, or keeps doing so: idempotent, also across a restart of the server. Whoever comes is kept
     * waiting until the order is handed in, and gets nothing before.
     */
    Gate open(AttemptId attempt, RepositoryName repository);

    /** A door that listens. */
    interface Gate extends AutoCloseable {
        /** The folder on the host that holds the socket. */
        String socketFolder();

        /** Where the attempt may reach to, whatever its order. */
        Order.Outward outward();

        /**
         * Lays the order out, with the attempt's token in it, and serves the attempt from now on. Idempotent: the first order is the
         * attempt's. Does nothing at a door that was closed.
         */
        void handIn(Order order);

        /** Stops listening and ends the attempt's token. Idempotent. */
        @Override
        void close();
    }
}
