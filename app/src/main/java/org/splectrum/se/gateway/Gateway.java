package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.steps.AttemptLog;
import org.splectrum.se.steps.Gateways;
import org.splectrum.se.steps.UsageLog;

/** One HTTP server with a Unix socket for each attempt that runs. Thread-safe. */
public final class Gateway implements Gateways, AutoCloseable {
    /** Longer than the model may be silent, so that the gateway's own limit is the one that counts. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    /** Each may hold a request of 32 MB in memory. */
    private static final int MODEL_CALLS = 16;

    private final GatewaySettings settings;
    private final TokenKey key;
    private final Claims claims;
    private final ModelRoute model;
    private final Server server;
    private final Switchboard switchboard;
    private final Map<AttemptId, OpenGate> gates = new HashMap<>();

    /** Asks the model however often it fails. */
    public Gateway(GatewaySettings settings, AttemptLog messages, UsageLog usage) {
        this(settings, messages, usage, Breakers.none());
    }

    /**
     * Starts, with no door open yet, and with a breaker for the model.
     *
     * @throws RuntimeException where the folders cannot be written, which the message names
     */
    public Gateway(GatewaySettings settings, AttemptLog messages, UsageLog usage, Breakers breakers) {
        this.settings = settings;
        try {
            Files.createDirectories(settings.state());
        } catch (IOException e) {
            throw new UncheckedIOException("setting up " + settings.state(), e);
        }
        key = TokenKey.in(settings.state().resolve("key"));
        claims = new Claims(settings.state().resolve("claimed"));
        model = new ModelRoute(settings.model(), usage, breakers);
        switchboard = new Switchboard(
                new OrderRoute(claims), new MessagesRoute(messages), new RepositoryRoute(settings.pushBytes()), model);
        server = new Server(threads());
        server.setHandler(switchboard);
        start();
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(1000, 4);
        threads.setName("gateway");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("gateway-", 0).factory()));
        return threads;
    }

    @Override
    public synchronized Gate open(AttemptId attempt, RepositoryName repository, Order order) {
        OpenGate open = gates.get(attempt);
        if (open != null) {
            return open;
        }
        String name = key.folder(attempt);
        SocketFolder folder = SocketFolder.in(settings.sockets(), name);
        folder.prepare();
        Path mirror = settings.mirrors().apply(repository);
        Door door = new Door(
                attempt,
                name,
                withToken(order, key.token(attempt)),
                mirror,
                new AtomicLong(),
                new Semaphore(MODEL_CALLS));
        OpenGate gate = new OpenGate(door, folder, listen(folder, door));
        gates.put(attempt, gate);
        return gate;
    }

    /** Forgets sockets and claims that none of these attempts needs, of gates that were not closed in time. Idempotent. */
    public synchronized void reap(Set<AttemptId> alive) {
        Set<String> needed = Stream.concat(alive.stream(), gates.keySet().stream())
                .map(key::folder)
                .collect(Collectors.toSet());
        claims.keepOnly(needed);
        SocketFolder.keepOnly(settings.sockets(), needed);
    }

    private static Order withToken(Order order, String token) {
        return new Order(order.version(), order.name(), token, order.checkout(), order.work(), order.limits());
    }

    private UnixDomainServerConnector listen(SocketFolder folder, Door door) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        UnixDomainServerConnector connector =
                new UnixDomainServerConnector(server, 0, 1, new HttpConnectionFactory(http));
        connector.setUnixDomainPath(folder.socket());
        connector.setIdleTimeout(IDLE.toMillis());
        switchboard.connect(connector, door);
        server.addConnector(connector);
        try {
            connector.start();
        } catch (Exception e) {
            stop(connector);
            throw new IllegalStateException("listening on " + folder.socket(), e);
        }
        folder.admit();
        return connector;
    }

    private void stop(UnixDomainServerConnector connector) {
        switchboard.disconnect(connector);
        server.removeConnector(connector);
        try {
            connector.stop();
        } catch (Exception e) {
            throw new IllegalStateException("closing " + connector.getUnixDomainPath(), e);
        }
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("starting the gateway", e);
        }
    }

    /** Stops listening. What was claimed stays so: the containers that live find their sockets again after the next start. */
    @Override
    public synchronized void close() {
        for (OpenGate gate : new ArrayList<>(gates.values())) {
            gate.stopListening();
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("stopping the gateway", e);
        } finally {
            model.close();
        }
    }

    private final class OpenGate implements Gate {
        private final Door door;
        private final SocketFolder folder;
        private final UnixDomainServerConnector connector;

        OpenGate(Door door, SocketFolder folder, UnixDomainServerConnector connector) {
            this.door = door;
            this.folder = folder;
            this.connector = connector;
        }

        @Override
        public String socketFolder() {
            return folder.path().toString();
        }

        @Override
        public void close() {
            synchronized (Gateway.this) {
                if (stopListening()) {
                    folder.remove();
                    claims.forget(door.name());
                }
            }
        }

        private boolean stopListening() {
            if (!gates.remove(door.attempt(), this)) {
                return false;
            }
            stop(connector);
            folder.removeSocket();
            return true;
        }
    }
}
