package org.splectrum.se.runner.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A loopback port whose connections go on over the attempt's Unix socket, byte for byte as they come, each direction
 * closed on its own. Git and Claude Code can speak TCP only. A server that restarts is waited for, a little. Thread-safe.
 */
public final class Forwarder implements AutoCloseable {
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30), Duration.ofMillis(500), () -> {});
    private static final int BUFFER_BYTES = 64 << 10;

    private final Path socket;
    private final ServerSocketChannel listener;

    private Forwarder(Path socket, ServerSocketChannel listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /** Listens on a free port of 127.0.0.1. */
    public static Forwarder to(Path socket) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 128);
        Forwarder forwarder = new Forwarder(socket, listener);
        Thread.ofPlatform().daemon().name("forwarder").start(forwarder::accept);
        return forwarder;
    }

    /** The address with a path behind it, as {@code http://127.0.0.1:4711/model}. */
    public String url(String path) {
        return "http://127.0.0.1:" + listener.socket().getLocalPort() + path;
    }

    @Override
    public void close() {
        closeQuietly(listener);
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel inside = listener.accept();
                Thread.ofVirtual().start(() -> forward(inside));
            } catch (IOException e) {
                if (listener.isOpen()) {
                    System.out.println("forwarder: " + e.getMessage());
                }
            }
        }
    }

    private void forward(SocketChannel inside) {
        try (inside;
                SocketChannel outside = connect()) {
            inside.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Thread answers = Thread.ofVirtual().start(() -> pump(outside, inside));
            pump(inside, outside);
            answers.join();
        } catch (IOException e) {
            System.out.println("forwarder: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SocketChannel connect() throws IOException {
        Backoff backoff = new Backoff(PATIENCE);
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return channel;
            } catch (IOException e) {
                channel.close();
                if (!backoff.pause()) {
                    throw e;
                }
            }
        }
    }

    /** Copies until the source ends, then says so to the target; a broken side breaks the other as well. */
    private static void pump(SocketChannel source, SocketChannel target) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            while (source.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    target.write(buffer);
                }
                buffer.clear();
            }
            target.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(source);
            closeQuietly(target);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            System.out.println("closing: " + e.getMessage());
        }
    }
}
