package org.splectrum.se.gateway;

import java.io.IOException;

/** Answers the requests below one path. Thread-safe. */
@FunctionalInterface
interface Route {
    /**
     * Answers in full; may block.
     *
     * @throws IOException where the other side is gone, or must be cut off
     */
    void answer(Exchange exchange) throws IOException;
}
