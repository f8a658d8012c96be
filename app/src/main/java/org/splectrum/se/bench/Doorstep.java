package org.splectrum.se.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A loopback port in front of a Unix socket, as the runner has one for programs that know only TCP. */
public final class Doorstep implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Path socket;

    /** Listens at once. */
    public Doorstep(Path socket) throws IOException {
        this.socket = socket;
        Thread.ofVirtual().start(this::accept);
    }

    /** Where the path is that the socket serves. */
    public URI uri(String path) {
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
            Channels.newInputStream(channel).transferTo(client.getOutputStream());
            client.shutdownOutput();
            up.join();
        } catch (IOException | InterruptedException over) {
            return; // either side has ended, and so the other does
        }
    }

    private static void pump(Socket client, SocketChannel channel) {
        try {
            client.getInputStream().transferTo(Channels.newOutputStream(channel));
            channel.shutdownOutput();
        } catch (IOException over) {
            return; // as above
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
