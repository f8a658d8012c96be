package org.splectrum.se.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoadTest {
    private static final byte[] BODY = "{\"a\":\"b\"}".getBytes(UTF_8);
    /** Of these bytes with the secret “key”, by another program. */
    private static final String SIGNATURE = "sha256=09e544e6aa61210e7dcb436074986f8c1d485b229da932dfc3ba527ebeda22d4";
    /** As the JDK's server understands it: the body comes in chunks. */
    private static final int CHUNKED = 0;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    LoadTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {CHUNKED, 3})
    void everyAnswerIsCountedAndEveryDeliveryIsAnother(int length) {
        server.createContext("/hook", exchange -> answer(exchange, 202, length));
        long answered = load().run(Duration.ofMillis(300));
        assertThat(wrong).isEmpty();
        assertThat(answered).isGreaterThanOrEqualTo(4).isEqualTo(ids.size());
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }

    @Test
    void aRefusalEndsTheMeasurement() {
        server.createContext("/hook", exchange -> answer(exchange, 503, 3));
        assertThatThrownBy(() -> load().run(Duration.ofSeconds(10))).hasMessageContaining("503");
    }

    private Load load() {
        return new Load(server.getAddress().getPort(), new SignedDelivery("/hook", "key", "ping", BODY), 4);
    }

    private void answer(HttpExchange exchange, int status, int length) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
            if (!new String(body, UTF_8).equals("{\"a\":\"b\"}") || !SIGNATURE.equals(signature)) {
                wrong.add(signature + " " + new String(body, UTF_8));
            }
            ids.add(exchange.getRequestHeaders().getFirst("X-GitHub-Delivery"));
            exchange.sendResponseHeaders(status, length);
            exchange.getResponseBody().write("ok\n".getBytes(UTF_8));
        }
    }
}
