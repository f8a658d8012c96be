package org.splectrum.se.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A Messages API that answers as it is told, and remembers what it was asked. */
final class ScriptedModel implements AutoCloseable {
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** A request as it arrived. */
    record Asked(String method, String target, com.sun.net.httpserver.Headers headers, String body) {}

    /** Tells how a request is answered. */
    @FunctionalInterface
    interface Script {
        void answer(HttpExchange exchange, Asked asked) throws IOException;
    }

    ScriptedModel(HttpHandler script) {
        this((exchange, asked) -> script.handle(exchange));
    }

    /** @param script may be called by several at once */
    ScriptedModel(Script script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Asked one = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body);
            asked.add(one);
            try (exchange) {
                script.answer(exchange, one);
            }
        });
        server.start();
    }

    static ScriptedModel answering(int status, String type, String body) {
        return new ScriptedModel(exchange -> {
            exchange.getResponseHeaders().add("content-type", type);
            exchange.getResponseHeaders().add("request-id", "req_1");
            exchange.getResponseHeaders().add("anthropic-organization-id", "org_1");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** Begins a stream; the pieces are sent with {@link #send}. */
    static OutputStream stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("content-type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    static void send(OutputStream out, String piece) throws IOException {
        out.write(piece.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
