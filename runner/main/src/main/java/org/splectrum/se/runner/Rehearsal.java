package org.splectrum.se.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.splectrum.se.runner.gateway.Patience;
import org.splectrum.se.runner.protocol.Acknowledged;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.runner.work.Surroundings;

/**
 * An attempt without a server, for the image's build: {@code java -XX:AOTCacheOutput=FILE -jar runner.jar --rehearse}
 * writes what the JVM learned on the way (JEP 514), and {@code -XX:AOTCache=FILE} then starts in a fraction of the time.
 * It goes as far as the clone, which is refused, with {@code echo} in the agent's place.
 */
final class Rehearsal {
    private static final Checkout CHECKOUT =
            new Checkout("refs/se/input", "0".repeat(40), "refs/se/output", "SE", "se@example.org");

    private Rehearsal() {}

    static void perform() throws IOException {
        Path folder = Files.createTempDirectory("rehearsal-");
        Path socket = folder.resolve("gateway.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(() -> serve(server));
            Patience patience = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(1), () -> {});
            Surroundings surroundings = new Surroundings(socket, folder, folder, folder, "echo", Map.of());
            System.out.println(
                    "the rehearsal ended: " + new Runner(surroundings, Readiness.of(order()), patience).run());
        }
    }

    private static void serve(ServerSocketChannel server) {
        while (server.isOpen()) {
            try (SocketChannel connection = server.accept()) {
                answer(connection);
            } catch (IOException e) {
                if (server.isOpen()) {
                    System.out.println("the rehearsal's server: " + e);
                }
            }
        }
    }

    private static void answer(SocketChannel connection) throws IOException {
        BufferedReader request = new BufferedReader(Channels.newReader(connection, StandardCharsets.UTF_8));
        String first = String.valueOf(request.readLine());
        int length = 0;
        for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        request.read(new char[length]);
        String body = first.contains(Routes.ORDER)
                ? Wire.mapper().writeValueAsString(order())
                : first.contains(Routes.MESSAGES) ? Wire.mapper().writeValueAsString(new Acknowledged(1000)) : "";
        String head = body.isEmpty() ? "HTTP/1.1 404 Not Found" : "HTTP/1.1 200 OK";
        String answer = head + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        ByteBuffer buffer = ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8));
        while (buffer.hasRemaining()) {
            connection.write(buffer);
        }
    }

    private static Order order() {
        Work work = new Work.Agent("Rehearse.", "model", "Rehearse", Session.fresh("rehearsal", "refs/se/snapshots"));
        return new Order(Order.VERSION, "rehearsal", "rehearsal", CHECKOUT, work, new Limits(60, 1000));
    }
}
