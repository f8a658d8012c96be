package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A loopback port in front of a Unix socket, for clients that know only TCP. */
final class Forwarder implements AutoCloseable {
    private final ServerSocket server;
    private final Path socket;

    Forwarder(Path socket) {
        this.socket = socket;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        try (client;
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            Thread up = Thread.ofVirtual().start(() -> pump(client, channel));
            copy(Channels.newInputStream(channel), client.getOutputStream());
            client.shutdownOutput();
            up.join();
        } catch (IOException | InterruptedException over) {
            // Either side has ended, and so the other does.
        }
    }

    private static void pump(Socket client, SocketChannel channel) {
        try {
            copy(client.getInputStream(), Channels.newOutputStream(channel));
            channel.shutdownOutput();
        } catch (IOException over) {
            // As above.
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
