package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.merge.GateArbiter;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.steps.Budgets;
import org.splectrum.se.steps.Gateways.Gate;
import org.splectrum.se.steps.InMemoryAttempts;
import org.splectrum.se.steps.Permits.Permit;
import org.splectrum.se.steps.Trail;

class EgressTest {
    private static final List<String> SERVER =
            List.of("allowed.com", "*.example.org", "private.com", "mixed.com", "server-only.com");
    private static final List<String> REPOSITORY = List.of(
            "allowed.com", "*.example.org", "private.com", "mixed.com", "repository-only.com", "gone.example.org");

    @TempDir
    private Path folder;

    private final InMemoryAttempts attempts = new InMemoryAttempts();
    private final Staged world = new Staged();
    private HttpServer plain;
    private ServerSocket secure;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext("/", exchange -> {
            byte[] seen = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getFirst("Host") + " "
                            + exchange.getRequestHeaders().containsKey("Proxy-Authorization"))
                    .getBytes(StandardCharsets.UTF_8);
            boolean elsewhere = exchange.getRequestURI().getPath().equals("/elsewhere");
            exchange.getResponseHeaders().set("Location", elsewhere ? "http://169.254.169.254/" : "/");
            exchange.sendResponseHeaders(elsewhere ? 302 : 200, seen.length);
            exchange.getResponseBody().write(seen);
            exchange.close();
        });
        plain.start();
        secure = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        gateway = open(SERVER, REPOSITORY);
    }

    private Gateway open(List<String> server, List<String> repository) {
        GatewaySettings settings = new GatewaySettings(
                folder.resolve("s"),
                folder.resolve("state"),
                name -> folder,
                1,
                new ModelSettings(java.net.URI.create("http://127.0.0.1:1"), "", List.of(), ModelSettings.SILENCE),
                new GatewaySettings.Guard(List.of(), server));
        return new Gateway(
                settings,
                new GatewayPorts(
                        attempts,
                        attempts,
                        Budgets.UNLIMITED,
                        attempts,
                        attempt -> new Permit(List.of(), repository),
                        home -> new GateArbiter()),
                Breakers.none(),
                world,
                PendingOrder.PATIENCE);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        plain.stop(0);
        secure.close();
    }

    @ParameterizedTest
    @CsvSource({"allowed.com", "a.example.org", "ALLOWED.com"})
    void a_tunnel_leads_to_a_host_on_both_lists(String host) throws IOException {
        try (SocketChannel channel = proxy()) {
            byte[] hello = hello(host.toLowerCase(java.util.Locale.ROOT));
            assertThat(ask(channel, "CONNECT " + host + ":443 HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
            write(channel, hello);
            write(channel, "and more".getBytes(StandardCharsets.US_ASCII));
            byte[] back = Channels.newInputStream(channel).readNBytes(hello.length + 8);
            assertThat(back).startsWith(hello).endsWith("and more".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(world.resolved).containsOnlyOnce(host.toLowerCase(java.util.Locale.ROOT));
        assertThat(attempts.ofRun(Site.attempt(1).run())).isEmpty();
        assertThat(attempts.trail().of(Site.attempt(1).run()))
                .extracting(Trail.Noted::fact)
                .containsExactly(new Trail.Fact.Reached(host.toLowerCase(java.util.Locale.ROOT) + ":443"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.com", "", "allowed.com.evil", "ech"})
    void tls_that_names_another_host_than_the_tunnel_or_none_is_cut(String named) throws IOException {
        try (SocketChannel channel = proxy()) {
            ask(channel, "CONNECT allowed.com:443 HTTP/1.1\r\n\r\n");
            write(channel, named.equals("ech") ? withEncryptedName() : hello(named));
            assertThat(Channels.newInputStream(channel).read()).isEqualTo(-1);
        }
        assertThat(world.heard.get()).isZero();
        assertThat(attempts.trail().of(Site.attempt(1).run())).isEmpty();
        assertThat(attempts.ofRun(Site.attempt(1).run()))
                .containsExactly(Map.entry("egress allowed.com:443: TLS names another host, or none", 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: allowed.com\r\n\r\n",
                "SSH-2.0-OpenSSH_9.9\r\n",
                "\u0016\u0003\u0001\u0000\u0000"
            })
    void what_is_not_tls_does_not_get_through_a_tunnel(String words) throws IOException {
        try (SocketChannel channel = proxy()) {
            ask(channel, "CONNECT allowed.com:443 HTTP/1.1\r\n\r\n");
            write(channel, words.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(Channels.newInputStream(channel).read()).isEqualTo(-1);
        }
        assertThat(world.heard.get()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.com:443",
                "allowed.com.evil:443",
                "evilexample.org:443",
                "example.org:443",
                "allowed.com%00.evil:443",
                "allowed.com\0.evil:443",
                "allowed.com@evil.com:443",
                "evil.com@allowed.com:443",
                "allowed.com:22",
                "allowed.com:80",
                "allowed.com:0443x",
                "allowed.com:99999",
                "allowed.com",
                "127.0.0.1:443",
                "2130706433:443",
                "0x7f000001:443",
                "0177.0.0.1:443",
                "127.1:443",
                "[::1]:443",
                "[::ffff:169.254.169.254]:443",
                "private.com:443",
                "mixed.com:443",
                "server-only.com:443",
                "repository-only.com:443",
                "allowed.com:443/x",
                "http://allowed.com:443",
                "allowed.com:443#",
                "localhost:443",
                "metadata.google.internal:443"
            })
    void a_tunnel_leads_nowhere_else_and_what_was_refused_is_counted(String target) throws IOException {
        try (SocketChannel channel = proxy()) {
            assertThat(ask(channel, "CONNECT " + target + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403 ");
        }
        assertThat(world.connected).isEmpty();
        assertThat(attempts.ofRun(Site.attempt(1).run()).values()).containsExactly(1L);
    }

    @Test
    void things_are_read_by_plain_http_under_the_name_that_was_judged() throws IOException {
        String answer = ask(
                "GET http://allowed.com/a?b=c HTTP/1.1\r\nHost: evil.com\r\nProxy-Authorization: Basic eA==\r\nAccept: */*\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("GET /a?b=c allowed.com false");
    }

    @Test
    void a_redirect_is_passed_on_and_followed_by_nobody_but_the_client() throws IOException {
        assertThat(ask("GET http://allowed.com/elsewhere HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 302 ")
                .containsIgnoringCase("location: http://169.254.169.254/");
        assertThat(world.connected).hasSize(1);
        assertThat(ask("GET http://169.254.169.254/ HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 403 ");
        assertThat(world.connected).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST http://allowed.com/ HTTP/1.1\r\n\r\n",
                "PUT http://allowed.com/ HTTP/1.1\r\n\r\n",
                "GET http://evil.com/ HTTP/1.1\r\n\r\n",
                "GET http://allowed.com:8080/ HTTP/1.1\r\n\r\n",
                "GET http://user:pass@allowed.com/ HTTP/1.1\r\n\r\n",
                "GET http://127.0.0.1/ HTTP/1.1\r\n\r\n",
                "GET https://allowed.com/ HTTP/1.1\r\n\r\n",
                "GET ftp://allowed.com/ HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: allowed.com\r\n\r\n",
                "GET http://allowed.com/ HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
                "GET http://allowed.com/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET http://allowed.com/ HTTP/1.1\r\nA: b\n\r\n",
                "GET http://allowed.com/ HTTP/1.1\r\n A: folded\r\n\r\n",
                "GET http://allowed.com/\0 HTTP/1.1\r\n\r\n",
                "GET http://allowed.com/ x HTTP/1.1\r\n\r\n",
                "GET  http://allowed.com/ HTTP/1.1\r\n\r\n",
                "GET http://allowed.com/ HTTP/2.0\r\n\r\n",
                "GET http://private.com/latest/meta-data/ HTTP/1.1\r\n\r\n",
                "\r\n\r\n"
            })
    void nothing_else_goes_by_plain_http(String request) throws IOException {
        assertThat(ask(request)).startsWith("HTTP/1.1 403 ");
        assertThat(world.connected).isEmpty();
    }

    @Test
    void a_request_without_end_is_refused() throws IOException {
        assertThat(ask("GET http://allowed.com/" + "x".repeat(20_000))).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void a_host_that_is_not_there_is_told_so() throws IOException {
        assertThat(ask("GET http://gone.example.org/ HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 502 ")
                .contains("not known");
    }

    @Test
    void without_hosts_on_both_sides_there_is_no_proxy_and_the_order_says_so() throws IOException {
        assertThat(outward(gateway)).isEqualTo(Order.Outward.LISTED_HOSTS);
        gateway.close();
        for (List<List<String>> lists :
                List.of(List.of(SERVER, List.<String>of()), List.of(List.<String>of(), REPOSITORY))) {
            Files.deleteIfExists(folder.resolve("state/key"));
            try (Gateway none = open(lists.getFirst(), lists.getLast())) {
                assertThat(outward(none)).isEqualTo(Order.Outward.NOWHERE);
                assertThatThrownBy(() -> connect(none)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void a_tunnel_ends_with_its_gate() throws IOException {
        try (SocketChannel channel = proxy()) {
            ask(channel, "CONNECT allowed.com:443 HTTP/1.1\r\n\r\n");
            write(channel, hello("allowed.com"));
            assertThat(Channels.newInputStream(channel).read()).isNotNegative();
            gate(gateway).close();
            InputStream rest = Channels.newInputStream(channel);
            while (rest.read() >= 0) {
                assertThat(channel.isOpen()).isTrue();
            }
        }
    }

    @Test
    void there_is_no_way_outside_before_the_order_is_there_nor_after_the_gate_is_closed() {
        Gate gate = gateway.open(Site.attempt(1), Site.REPOSITORY);
        Path proxy = Path.of(gate.socketFolder()).resolve("egress.sock");
        assertThat(gate.outward()).isEqualTo(Order.Outward.LISTED_HOSTS);
        assertThat(proxy).doesNotExist();
        gate.handIn(order());
        gate.handIn(order());
        assertThat(proxy).exists();
        gate.close();
        gate.handIn(order());
        assertThat(proxy).doesNotExist();
    }

    private Order.Outward outward(Gateway of) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(Site.socket(gate(of))));
            write(
                    channel,
                    ("GET " + Routes.ORDER + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            return Wire.mapper()
                    .readValue(answer.substring(answer.indexOf("\r\n\r\n")), Order.class)
                    .outward();
        }
    }

    private static Gate gate(Gateway of) {
        Gate gate = of.open(Site.attempt(1), Site.REPOSITORY);
        gate.handIn(order());
        return gate;
    }

    private static Order order() {
        return Site.order(Site.attempt(1), Site.SOME_SHA, Site.agent(Site.attempt(1)));
    }

    private SocketChannel proxy() throws IOException {
        return connect(gateway);
    }

    private static SocketChannel connect(Gateway of) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(
                    UnixDomainSocketAddress.of(Path.of(gate(of).socketFolder()).resolve("egress.sock")));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The whole answer, up to the end of the connection. */
    private String ask(String request) throws IOException {
        try (SocketChannel channel = proxy()) {
            write(channel, request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The head of the answer. */
    private static String ask(SocketChannel channel, String request) throws IOException {
        write(channel, request.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        InputStream in = Channels.newInputStream(channel);
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            assertThat(next).as(head.toString()).isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** What Java's own TLS says first. */
    private static byte[] hello(String host) throws IOException {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            if (!host.isEmpty()) {
                SSLParameters parameters = engine.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(host)));
                engine.setSSLParameters(parameters);
            }
            ByteBuffer out = ByteBuffer.allocate(1 << 16);
            engine.wrap(ByteBuffer.allocate(0), out);
            byte[] bytes = new byte[out.flip().remaining()];
            out.get(bytes);
            return bytes;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    /** The right name outside, and another one within (RFC 9849). */
    private static byte[] withEncryptedName() throws IOException {
        byte[] hello = hello("allowed.com");
        ByteBuffer more = ByteBuffer.allocate(hello.length + 6);
        more.put(hello).putShort((short) 0xfe0d).putShort((short) 2).putShort((short) 0);
        int extensions = extensions(hello);
        more.putShort(3, (short) (more.getShort(3) + 6));
        more.putShort(7, (short) (more.getShort(7) + 6));
        more.putShort(extensions, (short) (more.getShort(extensions) + 6));
        return more.array();
    }

    private static int extensions(byte[] hello) {
        ByteBuffer at = ByteBuffer.wrap(hello).position(5 + 4 + 2 + 32);
        at.position(at.position() + 1 + at.get(at.position()));
        at.position(at.position() + 2 + at.getShort(at.position()));
        return at.position() + 1 + at.get(at.position());
    }

    private void echo() {
        while (!secure.isClosed()) {
            try {
                Socket client = secure.accept();
                Thread.ofVirtual().start(() -> echo(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void echo(Socket client) {
        try (client) {
            byte[] buffer = new byte[8192];
            for (int count = client.getInputStream().read(buffer);
                    count >= 0;
                    count = client.getInputStream().read(buffer)) {
                world.heard.addAndGet(count);
                client.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException over) {
            world.connected.add("broken");
        }
    }

    /** Names that lead here, and some that lead to where they must not. */
    private final class Staged implements World {
        private final List<String> resolved = new CopyOnWriteArrayList<>();
        private final List<String> connected = new CopyOnWriteArrayList<>();
        private final AtomicInteger heard = new AtomicInteger();

        @Override
        public List<InetAddress> resolve(HostName host) throws UnknownHostException {
            resolved.add(host.name());
            return switch (host.name()) {
                case "private.com" -> List.of(InetAddress.ofLiteral("169.254.169.254"));
                case "mixed.com" -> List.of(InetAddress.getLoopbackAddress(), InetAddress.ofLiteral("10.0.0.1"));
                case "gone.example.org" -> throw new UnknownHostException();
                default -> List.of(InetAddress.getLoopbackAddress());
            };
        }

        @Override
        public boolean mayBeReached(InetAddress address) {
            return address.isLoopbackAddress() || PublicAddress.is(address);
        }

        @Override
        public SocketChannel connect(InetSocketAddress address) throws IOException {
            connected.add(address.toString());
            int here = address.getPort() == ProxyRequest.TLS
                    ? secure.getLocalPort()
                    : plain.getAddress().getPort();
            return SocketChannel.open(new InetSocketAddress(address.getAddress(), here));
        }
    }
}
