package org.splectrum.se.runner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForwarderTest {
    @TempDir
    Path folder;

    @Test
    void bytesGoThroughAsTheyComeInBothDirections() throws IOException {
        try (ServerSocketChannel server = listen();
                Forwarder forwarder = Forwarder.to(folder.resolve("s"));
                Socket client = connect(forwarder);
                SocketChannel accepted = server.accept()) {
            InputStream served = Channels.newInputStream(accepted);
            for (String word : new String[] {"a", "bc", "d"}) {
                client.getOutputStream().write(word.getBytes(StandardCharsets.UTF_8));
                assertThat(new String(served.readNBytes(word.length()), StandardCharsets.UTF_8))
                        .isEqualTo(word);
                Channels.newOutputStream(accepted).write(word.getBytes(StandardCharsets.UTF_8));
                assertThat(new String(client.getInputStream().readNBytes(word.length()), StandardCharsets.UTF_8))
                        .isEqualTo(word);
            }
        }
    }

    @Test
    void aSideThatHasSaidEverythingStillHears() throws IOException {
        byte[] much = new byte[3 << 20];
        new Random(7).nextBytes(much);
        try (ServerSocketChannel server = listen();
                Forwarder forwarder = Forwarder.to(folder.resolve("s"));
                Socket client = connect(forwarder);
                SocketChannel accepted = server.accept()) {
            client.shutdownOutput();
            assertThat(Channels.newInputStream(accepted).read()).isEqualTo(-1);
            Thread.ofVirtual().start(() -> {
                try (OutputStream out = Channels.newOutputStream(accepted)) {
                    out.write(much);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(much);
        }
    }

    @Test
    void aServerThatIsNotUpYetIsWaitedFor() throws IOException {
        try (Forwarder forwarder = Forwarder.to(folder.resolve("s"));
                Socket client = connect(forwarder)) {
            client.getOutputStream().write('x');
            try (ServerSocketChannel server = listen();
                    SocketChannel accepted = server.accept()) {
                assertThat(Channels.newInputStream(accepted).read()).isEqualTo('x');
            }
        }
    }

    @Test
    void aServerThatBreaksOffEndsTheConnection() throws IOException {
        try (ServerSocketChannel server = listen();
                Forwarder forwarder = Forwarder.to(folder.resolve("s"));
                Socket client = connect(forwarder)) {
            server.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    private ServerSocketChannel listen() throws IOException {
        Files.deleteIfExists(folder.resolve("s"));
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(folder.resolve("s")));
    }

    private static Socket connect(Forwarder forwarder) throws IOException {
        URI url = URI.create(forwarder.url("/"));
        return new Socket(url.getHost(), url.getPort());
    }
}
