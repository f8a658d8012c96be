package org.splectrum.se.gateway;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The second socket of an attempt that may reach some hosts: a proxy, and nothing of the gateway. Thread-safe. */
final class EgressDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EgressDoor.class);

    /** Of package managers none opens more. */
    private static final int CONNECTIONS = 64;

    private final ServerSocketChannel listener;
    private final Egress egress;
    private final Semaphore free = new Semaphore(CONNECTIONS);
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private EgressDoor(ServerSocketChannel listener, Egress egress) {
        this.listener = listener;
        this.egress = egress;
    }

    /** Listens at the path, where nothing is. */
    static EgressDoor at(Path socket, Egress egress) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        EgressDoor door = new EgressDoor(listener, egress);
        Thread.ofVirtual().name("egress").start(door::accept);
        return door;
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                free.acquire();
                SocketChannel client = listener.accept();
                open.add(client);
                if (!listener.isOpen()) {
                    closeQuietly(client); // it came while the others were closed
                }
                Thread.ofVirtual().name("egress-connection").start(() -> serve(client));
            } catch (IOException e) {
                free.release();
                if (listener.isOpen()) {
                    LOG.warn("egress: {}", e.toString());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            egress.serve(client);
        } catch (IOException e) {
            LOG.debug("a connection to the outside ended: {}", e.toString());
        } finally {
            open.remove(client);
            free.release();
        }
    }

    /** Ends all connections too. */
    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(EgressDoor::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception e) {
            LOG.debug("closing a connection to the outside: {}", e.toString());
        }
    }
}
