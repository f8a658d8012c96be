package org.splectrum.se.runner.work;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.splectrum.se.runner.gateway.Forwarder;
import org.splectrum.se.runner.protocol.Order;

/** The loopback port of the proxy to the outside, opened when it is first needed. For one thread. */
public final class Outlet implements AutoCloseable {
    private final Surroundings plain;
    private final Deque<Forwarder> proxy = new ArrayDeque<>(1);

    public Outlet(Surroundings plain) {
        this.plain = plain;
    }

    /**
     * Where things are for an attempt that may reach there. The proxy's socket need not be there yet: whoever connects waits for
     * it.
     */
    public Surroundings surroundings(Order.Outward outward) throws IOException {
        return switch (outward) {
            case NOWHERE -> plain;
            case LISTED_HOSTS -> {
                if (proxy.isEmpty()) {
                    proxy.add(Forwarder.to(plain.egressSocket()));
                }
                yield plain.behindProxy(proxy.getFirst().url(""));
            }
        };
    }

    @Override
    public void close() {
        proxy.forEach(Forwarder::close);
    }
}
