package org.splectrum.se.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Stands before an engine, at a Unix socket of its own, and lets through what its mood lets. Thread-safe. */
public final class MoodyEngine implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Path socket;
    private final SocketAddress engine;
    private final Set<SocketChannel> open = new HashSet<>();
    private Optional<ServerSocketChannel> listening = Optional.empty();
    private Mood mood = Mood.GONE;
    private int taken;

    /** How an engine can be. */
    public enum Mood {
        /** It answers. */
        WELL,
        /** It takes connections and says nothing, on those that it has neither. */
        HUNG,
        /** Nobody listens. */
        GONE
    }

    /**
     * One that is gone, for the time being.
     *
     * @param socket where it will listen
     * @param engine that answers behind it
     */
    public MoodyEngine(Path socket, SocketAddress engine) {
        this.socket = socket;
        this.engine = engine;
    }

    /** Before the engine that this process was told of. */
    public static MoodyEngine before(Path socket, String dockerHost) {
        URI host = URI.create(dockerHost.isEmpty() ? "unix:///var/run/docker.sock" : dockerHost);
        return new MoodyEngine(
                socket,
                host.getScheme().equals("unix")
                        ? UnixDomainSocketAddress.of(host.getPath())
                        : new InetSocketAddress(host.getHost(), host.getPort()));
    }

    /** As {@code DOCKER_HOST} has it. */
    public String host() {
        return "unix://" + socket;
    }

    /** How many connections it took so far. */
    public synchronized int taken() {
        return taken;
    }

    /** From now on it is so. Connections break off, but where a well one hangs. */
    public synchronized void turn(Mood next) {
        boolean freezes = mood == Mood.WELL && next == Mood.HUNG;
        mood = next;
        if (!freezes) {
            open.forEach(MoodyEngine::shut);
            open.clear();
        }
        if (next == Mood.GONE) {
            listening.ifPresent(MoodyEngine::shut);
            listening = Optional.empty();
        } else if (listening.isEmpty()) {
            listen();
        }
    }

    @Override
    public void close() {
        turn(Mood.GONE);
    }

    private void listen() {
        try {
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            listening = Optional.of(server);
            Thread.startVirtualThread(() -> accept(server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocketChannel server) {
        try {
            while (true) {
                take(server.accept());
            }
        } catch (IOException closed) {
            shut(server);
        }
    }

    private synchronized void take(SocketChannel client) throws IOException {
        taken++;
        open.add(client);
        if (mood == Mood.WELL) {
            SocketChannel behind = SocketChannel.open(engine);
            open.add(behind);
            Thread.startVirtualThread(() -> pump(client, behind));
            Thread.startVirtualThread(() -> pump(behind, client));
        }
    }

    /** What is on its way when it hangs stays there. */
    private void pump(SocketChannel from, SocketChannel to) {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        try {
            while (from.read(bytes.clear()) >= 0) {
                if (!isWell()) {
                    return;
                }
                bytes.flip();
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            shut(from);
            shut(to);
        }
    }

    private synchronized boolean isWell() {
        return mood == Mood.WELL;
    }

    private static void shut(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
