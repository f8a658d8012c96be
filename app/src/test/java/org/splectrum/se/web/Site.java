package org.splectrum.se.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.splectrum.se.intake.Deliveries;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.InMemoryDeliveries;

/** A server on a free port with its deliveries in memory, and a client for it. */
final class Site implements AutoCloseable {
    static final String SECRET = "the secret of now";
    static final String OLD_SECRET = "the secret of before";
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final long ROOM = 100_000_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final InMemoryDeliveries stored;
    private final WebServer server;

    private Site(InMemoryDeliveries stored, WebServer server) {
        this.stored = stored;
        this.server = server;
    }

    static Site open() {
        InMemoryDeliveries stored = new InMemoryDeliveries(100);
        return open(stored, stored, WebServer.Patience.USUAL, ROOM);
    }

    static Site storing(Deliveries deliveries) {
        return open(deliveries, new InMemoryDeliveries(0), WebServer.Patience.USUAL, ROOM);
    }

    static Site with(WebServer.Patience patience) {
        InMemoryDeliveries stored = new InMemoryDeliveries(100);
        return open(stored, stored, patience, ROOM);
    }

    static Site withRoom(long room) {
        InMemoryDeliveries stored = new InMemoryDeliveries(100);
        return open(stored, stored, WebServer.Patience.USUAL, room);
    }

    static Site reporting(Readiness readiness) {
        InMemoryDeliveries stored = new InMemoryDeliveries(100);
        WebServer.Settings settings = new WebServer.Settings(0, List.of(SECRET), WebServer.Patience.USUAL, ROOM);
        return new Site(stored, WebServer.start(settings, stored, readiness, () -> NOW));
    }

    private static Site open(Deliveries deliveries, InMemoryDeliveries stored, WebServer.Patience patience, long room) {
        WebServer.Settings settings = new WebServer.Settings(0, List.of(SECRET, OLD_SECRET), patience, room);
        return new Site(stored, WebServer.start(settings, deliveries, List::of, () -> NOW));
    }

    int port() {
        return server.port();
    }

    List<Delivery> stored() {
        return stored.waiting(1000);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofMinutes(2));
    }

    /** A delivery as GitHub sends it; headers may be set again. */
    HttpRequest.Builder delivery(byte[] body) {
        return unsigned().header("X-Hub-Signature-256", sign(SECRET, body)).POST(BodyPublishers.ofByteArray(body));
    }

    HttpRequest.Builder delivery(String body) {
        return delivery(body.getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest.Builder unsigned() {
        return request("/webhook")
                .header("Content-Type", "application/json")
                .header("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958")
                .header("X-GitHub-Event", "issue_comment");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("sending to the server", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A bare connection, of which a read that takes a minute fails. */
    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(60_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
