package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.steps.Arbiter;
import org.splectrum.se.steps.Gateways;
import org.splectrum.se.steps.Permits;
import org.splectrum.se.steps.text.Redaction;

/** One HTTP server with a Unix socket for each attempt that runs. Thread-safe. */
public final class Gateway implements Gateways, AutoCloseable {
    /** Longer than the model may be silent, so that the gateway's own limit is the one that counts. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    private final GatewaySettings settings;
    private final GatewayPorts gatewayPorts;
    private final World world;
    private final Duration patience;
    private final TokenKey key;
    private final Telling telling;
    private final Claims claims;
    private final ModelRoute model;
    private final Server server;
    private final RequestRouter requestRouter;
    private final Map<AttemptId, OpenGate> gates = new HashMap<>();

    /**
     * Starts, with no door open yet, and with a breaker for the model.
     *
     * @throws RuntimeException where the folders cannot be written, which the message names
     */
    public Gateway(GatewaySettings settings, GatewayPorts gatewayPorts, Breakers breakers) {
        this(settings, gatewayPorts, breakers, World.REAL, PendingOrder.PATIENCE);
    }

    /**
     * The same in another world.
     *
     * @param patience how long who comes before the order is kept waiting for it
     */
    Gateway(GatewaySettings settings, GatewayPorts gatewayPorts, Breakers breakers, World world, Duration patience) {
        this.world = world;
        this.patience = patience;
        this.settings = settings;
        this.gatewayPorts = gatewayPorts;
        try {
            Files.createDirectories(settings.state());
        } catch (IOException e) {
            throw new UncheckedIOException("setting up " + settings.state(), e);
        }
        key = TokenKey.in(settings.state().resolve("key"));
        claims = new Claims(settings.state().resolve("claimed"));
        Redaction redaction = new Redaction(settings.guard().secrets());
        telling = new Telling(redaction, gatewayPorts.messages());
        model = new ModelRoute(settings.model(), gatewayPorts, breakers);
        requestRouter = new RequestRouter(
                Map.of(
                        Routes.ORDER, new OrderRoute(claims),
                        Routes.MESSAGES, new MessagesRoute(gatewayPorts.messages()),
                        Routes.RESOLUTIONS, new ResolutionsRoute()),
                new RepositoryRoute(settings.pushBytes(), new SecretScan(new OwnSecrets(redaction))),
                model);
        server = new Server(threads());
        server.setHandler(requestRouter);
        server.setErrorHandler(new GoneDoors());
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
    public synchronized Gate open(AttemptId attempt, RepositoryName repository) {
        OpenGate open = gates.get(attempt);
        if (open != null) {
            return open;
        }
        String name = key.folder(attempt);
        SocketFolder folder = SocketFolder.in(settings.sockets(), name);
        folder.prepare();
        Path mirror = settings.mirrors().apply(repository);
        Permits.Permit permit = gatewayPorts.permits().of(attempt);
        Pass pass = new Pass(attempt, name, key.token(attempt));
        Tally tally = new Tally(attempt, gatewayPorts.refusals(), telling);
        Arbiter arbiter = gatewayPorts.arbiters().of(repository);
        Door door = new Door(pass, new PendingOrder(patience), mirror, permit, tally, arbiter);
        OpenGate gate = new OpenGate(door, folder, listen(folder, door));
        gates.put(attempt, gate);
        return gate;
    }

    private EgressDoor proxy(SocketFolder folder, Door door) {
        Egress egress = new Egress(settings.guard().egress(), door.permit().egress(), world, door.tally());
        try {
            EgressDoor proxy = EgressDoor.at(folder.proxySocket(), egress);
            SocketFolder.admit(folder.proxySocket());
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("listening on " + folder.proxySocket(), e);
        }
    }

    /**
     * Closes gates and forgets sockets and claims that no attempt needs, whoever left them. Idempotent.
     *
     * @param needed the attempts under way, asked once the gates are known: what begins meanwhile is none of them
     */
    public void reap(Supplier<Set<AttemptId>> needed) {
        List<OpenGate> before = openGates();
        Set<AttemptId> alive = needed.get();
        before.stream().filter(gate -> !alive.contains(gate.door.attempt())).forEach(OpenGate::close);
        keepOnly(alive);
    }

    private synchronized List<OpenGate> openGates() {
        return List.copyOf(gates.values());
    }

    private synchronized void keepOnly(Set<AttemptId> alive) {
        Set<AttemptId> open =
                Stream.concat(alive.stream(), gates.keySet().stream()).collect(Collectors.toSet());
        telling.keepOnly(open.stream().map(AttemptId::run).collect(Collectors.toSet()));
        Set<String> needed = open.stream().map(key::folder).collect(Collectors.toSet());
        claims.keepOnly(needed);
        SocketFolder.keepOnly(settings.sockets(), needed);
    }

    private static Order complete(Order order, String token, Order.Outward outward) {
        return new Order(order.version(), order.name(), token, order.checkout(), order.work(), order.limits(), outward);
    }

    private UnixDomainServerConnector listen(SocketFolder folder, Door door) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        UnixDomainServerConnector connector =
                new DoorConnector(server, folder.socket(), new HttpConnectionFactory(http));
        connector.setIdleTimeout(IDLE.toMillis());
        requestRouter.connect(connector, door);
        server.addConnector(connector);
        try {
            connector.start();
        } catch (Exception e) {
            stop(connector);
            throw new IllegalStateException("listening on " + folder.socket(), e);
        }
        SocketFolder.admit(folder.socket());
        return connector;
    }

    private void stop(UnixDomainServerConnector connector) {
        requestRouter.disconnect(connector);
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
        for (OpenGate gate : openGates()) {
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
        private @Nullable EgressDoor proxy;

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
        public Order.Outward outward() {
            boolean listed = !door.permit().egress().isEmpty()
                    && !settings.guard().egress().isEmpty();
            return listed ? Order.Outward.LISTED_HOSTS : Order.Outward.NOWHERE;
        }

        @Override
        public void handIn(Order order) {
            synchronized (Gateway.this) {
                if (!gates.containsValue(this) || door.pendingOrder().isSettled()) {
                    return;
                }
                if (outward() == Order.Outward.LISTED_HOSTS) {
                    proxy = proxy(folder, door);
                }
                door.pendingOrder().lay(complete(order, door.pass().token(), outward()));
            }
        }

        @Override
        public void close() {
            synchronized (Gateway.this) {
                if (stopListening()) {
                    folder.remove();
                    claims.forget(door.pass().name());
                }
            }
        }

        private boolean stopListening() {
            if (!gates.remove(door.attempt(), this)) {
                return false;
            }
            door.pendingOrder().takeAway();
            stop(connector);
            folder.removeSockets();
            if (proxy != null) {
                proxy.close();
            }
            return true;
        }
    }
}
