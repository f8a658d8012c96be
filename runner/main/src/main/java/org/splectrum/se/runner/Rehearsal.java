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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 * It goes from the order to the answer, with a script in the agent's place.
 */
final class Rehearsal {
    private static final String INPUT = "refs/se/input";
    private static final String AGENT = """
            #!/bin/sh
            printf '%s\\n' '{"type":"system","subtype":"init"}'
            cat > /dev/null
            printf '%s\\n' '{"type":"result","subtype":"success","is_error":false,"result":"ANSWER\\nIt works."}'
            """;

    private final RehearsedRepository repository;
    private final Order order;
    private volatile String told = "";

    private Rehearsal(RehearsedRepository repository) {
        this.repository = repository;
        this.order = order(repository.commit(INPUT));
    }

    /** Gives what the server was told last. */
    static String perform() throws IOException {
        Path folder = Files.createTempDirectory("rehearsal-");
        Path workspace = Files.createDirectory(folder.resolve("workspace"));
        Path agent = Files.writeString(folder.resolve("agent"), AGENT);
        Files.setPosixFilePermissions(agent, PosixFilePermissions.fromString("rwx------"));
        Path socket = folder.resolve("gateway.sock");
        Rehearsal rehearsal = new Rehearsal(RehearsedRepository.in(folder.resolve("repository")));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofPlatform().daemon().start(() -> rehearsal.serve(server));
            Patience patience = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(1), () -> {});
            Surroundings surroundings = new Surroundings(socket, workspace, folder, folder, agent.toString(), Map.of());
            new Runner(surroundings, Readiness.of(rehearsal.order), patience).run();
        }
        return rehearsal.told;
    }

    private void serve(ServerSocketChannel server) {
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

    private void answer(SocketChannel connection) throws IOException {
        BufferedReader request = new BufferedReader(Channels.newReader(connection, StandardCharsets.ISO_8859_1));
        String path = String.valueOf(request.readLine()).replaceFirst("\\w+ (\\S+) .*", "$1");
        int length = 0;
        for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        Optional<byte[]> body = body(path, read(request, length));
        String head = body.isEmpty() ? "HTTP/1.1 404 Not Found" : "HTTP/1.1 200 OK";
        byte[] bytes = body.orElseGet(() -> new byte[0]);
        write(
                connection,
                (head + "\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        write(connection, bytes);
    }

    private static String read(BufferedReader request, int length) throws IOException {
        StringBuilder body = new StringBuilder();
        while (body.length() < length) {
            int next = request.read();
            if (next < 0) {
                break;
            }
            body.append((char) next);
        }
        return body.toString();
    }

    private static void write(SocketChannel connection, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            connection.write(buffer);
        }
    }

    private Optional<byte[]> body(String path, String asked) throws IOException {
        if (path.equals(Routes.ORDER)) {
            return Optional.of(Wire.mapper().writeValueAsBytes(order));
        }
        if (path.equals(Routes.MESSAGES)) {
            told = asked;
            return Optional.of(Wire.mapper().writeValueAsBytes(new Acknowledged(1000)));
        }
        return path.startsWith(Routes.REPOSITORY + "/")
                ? repository.file(path.substring(Routes.REPOSITORY.length() + 1))
                : Optional.empty();
    }

    private static Order order(String commit) {
        Checkout checkout = new Checkout(INPUT, commit, "refs/se/output", "SE", "se@example.org");
        Work work = new Work.Agent("Rehearse.", "model", "Rehearse", Session.fresh("rehearsal", "refs/se/snapshots"));
        return new Order(Order.VERSION, "rehearsal", "rehearsal", checkout, work, new Limits(60, 1000));
    }
}
