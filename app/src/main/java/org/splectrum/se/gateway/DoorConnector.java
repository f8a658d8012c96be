package org.splectrum.se.gateway;

import java.nio.channels.SelectableChannel;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Listens on a Unix socket, and closes what it accepts while it stops. Jetty 12.1.12 forgets such a connection: a selector
 * that stops closes what is attached to its keys, and to that of a connection nothing is attached until its end point is
 * made. Its client would wait for ever.
 */
final class DoorConnector extends UnixDomainServerConnector {
    private static final int ACCEPTORS = 0;
    private static final int SELECTORS = 1;

    DoorConnector(Server server, Path socket, HttpConnectionFactory http) {
        super(server, ACCEPTORS, SELECTORS, http);
        setUnixDomainPath(socket);
    }

    @Override
    protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
        return new UnixDomainSelectorManager(executor, scheduler, selectors) {
            @Override
            public void accept(SelectableChannel channel) {
                accept(channel, channel);
            }
        };
    }
}
