package org.splectrum.se.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.splectrum.se.intake.Deliveries;

/** SE's HTTP server. Thread-safe. */
public final class WebServer implements AutoCloseable {
    private static final int HEADER_BYTES = 16 * 1024;
    /** Most deliveries fit, headers and body, and arrive with one read. */
    private static final int INPUT_BYTES = 32 * 1024;

    private static final int BACKLOG = 1024;
    private static final long SMALL_BODY = 256 * 1024;

    /** An idle connection is closed after three of these. */
    private static final int HEARTBEATS = 3;

    private final Javalin javalin;
    private final Streams streams;

    private WebServer(Javalin javalin, Streams streams) {
        this.javalin = javalin;
        this.streams = streams;
    }

    /**
     * Where the server listens and whom it believes.
     *
     * @param port 0 for any that is free
     * @param secrets of the webhook: one, or two while it is rotated
     * @param room how many bytes the bodies that are being received may take up together
     */
    public record Settings(int port, List<String> secrets, Patience patience, long room) {
        public Settings {
            secrets = List.copyOf(secrets);
        }

        /** With the usual patience and a quarter of the memory. */
        public static Settings of(int port, List<String> secrets) {
            return new Settings(
                    port, secrets, Patience.USUAL, Runtime.getRuntime().maxMemory() / 4);
        }
    }

    /**
     * How long clients may take.
     *
     * @param idle without any byte
     * @param body for the whole body of a delivery; GitHub itself gives up after 10 seconds
     * @param headers for the headers of a request; longer than {@code body}
     */
    public record Patience(Duration idle, Duration body, Duration headers) {
        /** What suits GitHub and browsers. */
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    /** Routes beside those that every server has. */
    @FunctionalInterface
    private interface More {
        void addTo(RoutesConfig routes, Streams streams);
    }

    /** Starts to listen, without an API. */
    public static WebServer start(Settings settings, Deliveries deliveries, Readiness readiness, InstantSource clock) {
        return start(settings, deliveries, readiness, clock, (routes, streams) -> {});
    }

    /**
     * Starts to listen; what arrives goes to {@code deliveries}.
     *
     * @throws RuntimeException where the port is taken
     */
    public static WebServer start(
            Settings settings,
            Deliveries deliveries,
            Readiness readiness,
            InstantSource clock,
            Api api,
            Numbers numbers) {
        return start(settings, deliveries, readiness, clock, (routes, streams) -> {
            new ApiRoutes(api, streams).addTo(routes);
            new MetricsRoute(numbers).addTo(routes);
        });
    }

    private static WebServer start(
            Settings settings, Deliveries deliveries, Readiness readiness, InstantSource clock, More more) {
        Streams streams = new Streams(settings.patience().idle().dividedBy(HEARTBEATS));
        BodyReader bodies = new BodyReader(settings.patience().body(), settings.room());
        WebhookRoute webhook = new WebhookRoute(new Signature(settings.secrets()), bodies, deliveries, clock);
        HealthRoutes health = new HealthRoutes(readiness);
        Javalin javalin = Javalin.create(config -> {
            quiet(config);
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = SMALL_BODY;
            config.http.prefer405over404 = true;
            config.jetty.modifyServer(server -> server.setErrorHandler(new BadRequests()));
            config.jetty.modifyHttpConfiguration(WebServer::configure);
            config.jetty.addConnector((server, http) -> connector(server, http, settings));
            Problems.addTo(config.routes);
            webhook.addTo(config.routes);
            health.addTo(config.routes);
            more.addTo(config.routes, streams);
        });
        try {
            return new WebServer(javalin.start(), streams);
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "port " + settings.port() + " cannot be listened on: another program has it, or this user may not;"
                            + " end that program, or set SE_PORT to another",
                    e);
        }
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
    }

    private static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setInputBufferSize(INPUT_BYTES);
        // Else a connection's later header is taken for an earlier one that differs in case: a token, say.
        http.setHeaderCacheCaseSensitive(true);
    }

    private static Connector connector(Server server, HttpConfiguration http, Settings settings) {
        ServerConnector connector = new ClosingConnector(server, new HttpConnectionFactory(http));
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(settings.patience().idle().toMillis());
        connector.addBean(
                new SlowClients(connector.getScheduler(), settings.patience().headers()));
        return connector;
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        streams.close();
        javalin.stop();
    }
}
