package org.splectrum.se.runner.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.splectrum.se.runner.protocol.Acknowledged;
import org.splectrum.se.runner.protocol.Inquiry;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Ruling;
import org.splectrum.se.runner.protocol.Wire;

/** The runner's own calls to the gateway. Thread-safe; an {@link IOException} means: worth another try. */
public final class Gateway {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path socket;
    private final String claimant = byChance();

    public Gateway(Path socket) {
        this.socket = socket;
    }

    private static String byChance() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Takes the order; who else asks gets none. To be called again where the answer did not come.
     *
     * @throws OrderRefused where the order is not to be had or not to be understood
     */
    public Order order() throws IOException {
        Exchange.Reply reply = call("GET " + Routes.ORDER, Routes.CLAIMANT + ": " + claimant + "\r\n", new byte[0]);
        if (reply.status() == 409) {
            throw new OrderRefused("the order was taken before", "");
        }
        if (reply.status() != 200) {
            throw new IOException("the gateway answered " + reply.status() + " to " + Routes.ORDER);
        }
        return understood(reply.body());
    }

    private static Order understood(String body) {
        try {
            Order order = Wire.mapper().readValue(body, Order.class);
            if (order.version() == Order.VERSION) {
                return order;
            }
            throw new OrderRefused("this runner knows orders of version " + Order.VERSION, order.token());
        } catch (IOException e) {
            throw new OrderRefused("the order is not one that this runner knows", tokenOf(body));
        }
    }

    private static String tokenOf(String body) {
        try {
            return Wire.mapper().readTree(body).path("token").asText();
        } catch (IOException e) {
            return "";
        }
    }

    /** Gives the lines, each one envelope, to the server. */
    Acknowledged send(String token, byte[] lines) throws IOException {
        String authorization = "Authorization: Bearer " + token + "\r\nContent-Type: application/x-ndjson\r\n";
        Exchange.Reply reply = call("POST " + Routes.MESSAGES, authorization, lines);
        if (reply.status() / 100 != 2) {
            throw new IOException(
                    "the gateway answered " + reply.status() + " to " + Routes.MESSAGES + ": " + reply.body());
        }
        return Wire.mapper().readValue(reply.body(), Acknowledged.class);
    }

    /** Asks about a conflict. */
    public Ruling ask(String token, Inquiry inquiry) throws IOException {
        String headers = "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\n";
        Exchange.Reply reply =
                call("POST " + Routes.RESOLUTIONS, headers, Wire.mapper().writeValueAsBytes(inquiry));
        if (reply.status() != 200) {
            throw new IOException("the gateway answered " + reply.status() + " to " + Routes.RESOLUTIONS + ": "
                    + reply.body().strip());
        }
        return Wire.mapper().readValue(reply.body(), Ruling.class);
    }

    /**
     * Asks the repository's git server.
     *
     * @param path below the repository, with its query
     */
    String repository(String token, String method, String path, byte[] body) throws IOException {
        String type = body.length == 0 ? "" : "Content-Type: application/x-git-receive-pack-request\r\n";
        String headers = "Authorization: Bearer " + token + "\r\n" + type;
        Exchange.Reply reply = call(method + " " + Routes.REPOSITORY + path, headers, body);
        if (reply.status() != 200) {
            throw new IOException("the gateway answered " + reply.status() + " to " + method + " " + path + ": "
                    + reply.body().strip());
        }
        return reply.body();
    }

    private Exchange.Reply call(String request, String headers, byte[] body) throws IOException {
        String head = request + " HTTP/1.1\r\n" + headers;
        FutureTask<Exchange.Reply> task = new FutureTask<>(() -> Exchange.send(socket, head, body));
        Thread.ofPlatform().daemon().name("call").start(task);
        try {
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("the gateway gave no answer for " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            task.cancel(true);
        }
    }

    /** There is no order for this runner to work on. */
    public static final class OrderRefused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String token;

        OrderRefused(String message, String token) {
            super(message);
            this.token = token;
        }

        /** To tell the server with; empty where none is known. */
        public String token() {
            return token;
        }
    }
}
