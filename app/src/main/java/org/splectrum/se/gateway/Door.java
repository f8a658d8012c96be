package org.splectrum.se.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.Order;

/**
 * What lies behind one attempt's socket.
 *
 * @param tray where its order is laid out
 * @param pushed bytes received in pushes since the server started
 * @param calls of the model that may be under way at once
 */
record Door(Pass pass, Tray tray, Path mirror, AtomicLong pushed, Semaphore calls) {
    AttemptId attempt() {
        return pass.attempt();
    }

    /** Waits for it. @throws Tray.NoOrderYet where it takes too long */
    Order order() throws IOException {
        return tray.order();
    }

    /** Without the order, which has the token in it. */
    @Override
    public String toString() {
        return "Door[" + attempt() + "]";
    }
}
