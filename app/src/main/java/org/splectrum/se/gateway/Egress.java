package org.splectrum.se.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a client to the proxy, from its request to its end. The host must be on both lists; its name is asked for once,
 * and the connection goes to an address that was judged, so that nothing changes in between.
 *
 * @param server hosts that the server allows
 * @param repository hosts that the repository allows
 */
record Egress(List<String> server, List<String> repository, World world, Tally tally) {
    private static final Logger LOG = LoggerFactory.getLogger(Egress.class);
    private static final int BUFFER = 32 << 10;
    private static final int DRAINED = 32;

    void serve(SocketChannel client) throws IOException {
        InputStream in = Channels.newInputStream(client);
        try {
            ProxyRequest request = ProxyRequest.read(in);
            InetSocketAddress address = address(request);
            if (request.isTunnel()) {
                tunnel(request, address, client);
            } else {
                fetch(request, address, client);
            }
        } catch (ProxyRequest.RefusedException e) {
            tally.refused("egress " + e.shown() + ": " + e.reason());
            LOG.info("egress refused: {}", e.reason());
            say(client, "403 Forbidden", e.reason());
        } catch (UnreachableException e) {
            say(client, "502 Bad Gateway", String.valueOf(e.getMessage()));
        }
    }

    private InetSocketAddress address(ProxyRequest request) throws IOException {
        HostName host = request.host();
        if (!host.isIn(server, request.port())) {
            throw new ProxyRequest.RefusedException(
                    request.shown(), "the server does not let runners reach this host: SE_EGRESS_ALLOW");
        }
        if (!host.isIn(repository, request.port())) {
            throw new ProxyRequest.RefusedException(
                    request.shown(), "the repository does not name this host: “egress” in .github/se.yml");
        }
        List<InetAddress> all = resolve(host);
        if (!all.stream().allMatch(world::mayBeReached)) {
            throw new ProxyRequest.RefusedException(
                    request.shown(), "the host's name leads to an address that is not public");
        }
        return new InetSocketAddress(all.getFirst(), request.port());
    }

    private List<InetAddress> resolve(HostName host) throws UnreachableException {
        try {
            return world.resolve(host);
        } catch (UnknownHostException e) {
            throw new UnreachableException("the host's name is not known");
        }
    }

    /** The client hears that its way is open before it names the server once more, in TLS; then it must be the same. */
    private void tunnel(ProxyRequest request, InetSocketAddress address, SocketChannel client) throws IOException {
        InputStream in = Channels.newInputStream(client);
        OutputStream out = Channels.newOutputStream(client);
        try (SocketChannel target = connect(address)) {
            out.write("HTTP/1.1 200 Connection Established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            ClientHello hello = ClientHello.read(in);
            if (!hello.server().filter(request.host()::equals).isPresent()) {
                tally.refused("egress " + request.shown() + ": TLS names another host, or none");
                end(client);
                return;
            }
            tally.reached(request.host().name() + ":" + request.port());
            join(new SequenceInputStream(new ByteArrayInputStream(hello.bytes()), in), client, target);
        }
    }

    private void fetch(ProxyRequest request, InetSocketAddress address, SocketChannel client) throws IOException {
        try (SocketChannel target = connect(address)) {
            tally.reached(request.host().name() + ":" + request.port());
            byte[] head = request.head().getBytes(StandardCharsets.ISO_8859_1);
            Channels.newOutputStream(target).write(head);
            copy(Channels.newInputStream(target), Channels.newOutputStream(client));
        }
    }

    private SocketChannel connect(InetSocketAddress address) throws UnreachableException {
        try {
            return world.connect(address);
        } catch (IOException e) {
            throw new UnreachableException(
                    "the host cannot be reached: " + e.getClass().getSimpleName());
        }
    }

    private static void join(InputStream fromClient, SocketChannel client, SocketChannel target) throws IOException {
        Thread up = Thread.ofVirtual().start(() -> {
            try {
                copy(fromClient, Channels.newOutputStream(target));
                target.shutdownOutput();
            } catch (IOException over) {
                LOG.trace("the client ended", over);
            }
        });
        try {
            copy(Channels.newInputStream(target), Channels.newOutputStream(client));
            client.shutdownOutput();
        } finally {
            up.interrupt(); // nobody answers any more
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
        }
    }

    /** What the client still sends is taken in first: a socket that is closed over it would break the answer off. */
    private static void say(SocketChannel client, String status, String reason) throws IOException {
        byte[] body = (reason + "\n").getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
                + body.length + "\r\nConnection: close\r\n\r\n";
        OutputStream out = Channels.newOutputStream(client);
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        end(client);
    }

    private static void end(SocketChannel client) throws IOException {
        client.shutdownOutput();
        client.configureBlocking(false);
        ByteBuffer rest = ByteBuffer.allocate(BUFFER);
        for (int pieces = 0; pieces < DRAINED && client.read(rest.clear()) > 0; pieces++) {
            LOG.trace("left out: {} bytes", rest.position());
        }
    }

    /** It is allowed, and not there. */
    private static final class UnreachableException extends IOException {
        private static final long serialVersionUID = 1;

        UnreachableException(String reason) {
            super(reason);
        }
    }
}
