package org.splectrum.se.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.List;

/** The world behind the proxy. Thread-safe. */
interface World {
    /** The world as it is. */
    World REAL = new World() {
        @Override
        public List<InetAddress> resolve(HostName host) throws UnknownHostException {
            return List.of(InetAddress.getAllByName(host.name()));
        }

        @Override
        public boolean mayBeReached(InetAddress address) {
            return PublicAddress.is(address);
        }

        @Override
        public SocketChannel connect(InetSocketAddress address) throws IOException {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.socket().connect(address, CONNECT_MILLIS);
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    };

    int CONNECT_MILLIS = 10_000;

    /** All addresses of the host; asked once for each connection, which then goes to one of these. */
    List<InetAddress> resolve(HostName host) throws UnknownHostException;

    boolean mayBeReached(InetAddress address);

    SocketChannel connect(InetSocketAddress address) throws IOException;
}
