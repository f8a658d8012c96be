package org.splectrum.se.runner.gateway;

import org.splectrum.se.runner.protocol.Message;

/** Where the work tells what happens. Thread-safe; blocks while too much is waiting for the server. */
@FunctionalInterface
public interface Journal {
    void tell(Message message);
}
