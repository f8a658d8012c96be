package org.splectrum.se.web;

import java.nio.channels.SelectableChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes what it accepts while it stops. Jetty 12.1.12 forgets such a connection: a selector that stops closes what is
 * attached to its keys, and to that of a connection nothing is attached until its end point is made. Its client would wait
 * for ever. Accepted is by the selector itself, so that nothing comes after it has stopped.
 */
final class ClosingConnector extends ServerConnector {
    private static final int ACCEPTORS = 0;
    private static final int SELECTORS = 1;

    ClosingConnector(Server server, HttpConnectionFactory http) {
        super(server, ACCEPTORS, SELECTORS, http);
    }

    @Override
    protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
        return new ServerConnectorManager(executor, scheduler, selectors) {
            @Override
            public void accept(SelectableChannel channel) {
                accept(channel, channel);
            }
        };
    }
}
