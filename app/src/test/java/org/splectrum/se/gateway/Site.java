package org.splectrum.se.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.splectrum.se.bench.Doorstep;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.merge.GateArbiter;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Session;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.Budgets;
import org.splectrum.se.steps.Gateways.Gate;
import org.splectrum.se.steps.InMemoryAttempts;
import org.splectrum.se.steps.Permits;
import org.splectrum.se.workflow.Rebasing;

/** A gateway with its folders, and clients of its sockets. Closing it closes all. */
final class Site implements AutoCloseable {
    static final RepositoryName REPOSITORY = RepositoryName.of("octo/app");
    static final String KEY = "sk-ant-canary-0123456789";
    static final String SECRET = "webhook-secret-of-the-server";
    static final String SOME_SHA = "0123456789012345678901234567890123456789";

    /** Longer than anything takes that is not meant to be silent. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    final InMemoryAttempts attempts = new InMemoryAttempts();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Doorstep> doorsteps = new ArrayList<>();
    private final GatewaySettings settings;
    private final Breakers breakers;
    private final Budgets budgets;
    private final Permits.Permit permit = new Permits.Permit(
            List.of("db/migrations/**"), List.of(), List.of(new Rebasing.Regeneration("**/*.lock", "./lock.sh")));
    private final Duration patience;
    private Gateway gateway;

    Site(Path folder) {
        this(folder, URI.create("http://127.0.0.1:1"));
    }

    Site(Path folder, URI model) {
        this(settings(folder, model));
    }

    Site(GatewaySettings settings) {
        this(settings, Breakers.none());
    }

    Site(GatewaySettings settings, Breakers breakers) {
        this(settings, breakers, PendingOrder.PATIENCE);
    }

    /** @param patience how long an order is waited for */
    Site(Path folder, Duration patience) {
        this(settings(folder, URI.create("http://127.0.0.1:1")), Breakers.none(), patience);
    }

    private Site(GatewaySettings settings, Breakers breakers, Duration patience) {
        this.settings = settings;
        this.budgets = Budgets.UNLIMITED;
        this.breakers = breakers;
        this.patience = patience;
        gateway = begin();
    }

    /** With so much money, in millionths of a dollar, for the step of all its attempts. */
    Site(GatewaySettings settings, long microUsd) {
        this.settings = settings;
        this.budgets = attempt -> List.of(new Budgets.Purse(
                "run",
                "this run",
                microUsd - attempts.ofStep(attempt.run(), attempt.step()).microUsd()));
        this.breakers = Breakers.none();
        this.patience = PendingOrder.PATIENCE;
        gateway = begin();
    }

    static GatewaySettings settings(Path folder, URI model) {
        return settings(folder, new ModelSettings(model, KEY, List.of(), SILENCE));
    }

    static GatewaySettings settings(Path folder, ModelSettings model) {
        return new GatewaySettings(
                folder.resolve("s"),
                folder.resolve("state"),
                repository -> folder.resolve("mirrors").resolve(repository + ".git"),
                1 << 20,
                model,
                new GatewaySettings.Guard(List.of(KEY, SECRET), List.of()));
    }

    private Gateway begin() {
        GatewayPorts gatewayPorts = new GatewayPorts(
                attempts, attempts, budgets, attempts, attempt -> permit, repository -> new GateArbiter());
        return new Gateway(settings, gatewayPorts, breakers, World.REAL, patience);
    }

    static AttemptId attempt(int number) {
        return new AttemptId(new RunId("fix-20260102-abcd"), "implement", number);
    }

    static Order order(AttemptId attempt, String input, Work work) {
        Checkout checkout =
                new Checkout("refs/se/inputs/" + attempt, input, attempt.ref(), "SE", "se@users.noreply.example");
        return new Order(Order.VERSION, attempt.toString(), "", checkout, work, new Limits(60, 1000));
    }

    Gateway gateway() {
        return gateway;
    }

    /** As after the end of the process, and a start on the same folders. */
    void restart() {
        gateway.close();
        gateway = begin();
    }

    Gate open(AttemptId attempt) {
        return open(order(attempt, SOME_SHA, agent(attempt)), attempt);
    }

    static Work agent(AttemptId attempt) {
        return new Work.Agent("do it", "", "Do it", Session.fresh("a-session", "refs/se/snapshots/" + attempt));
    }

    Gate open(Order order, AttemptId attempt) {
        Gate gate = gateway.open(attempt, REPOSITORY);
        gate.handIn(order);
        return gate;
    }

    static Path socket(Gate gate) {
        return Path.of(gate.socketFolder()).resolve("gateway.sock");
    }

    /** Where a client that knows only TCP reaches the gate. */
    URI tcp(Gate gate, String path) {
        try {
            Doorstep doorstep = new Doorstep(socket(gate));
            doorsteps.add(doorstep);
            return doorstep.uri(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(Gate gate, String path, String... headers) {
        return send(request(tcp(gate, path), headers).GET());
    }

    HttpResponse<String> post(Gate gate, String path, byte[] body, String... headers) {
        return send(request(tcp(gate, path), headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> post(Gate gate, String path, String body, String... headers) {
        return post(gate, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static HttpRequest.Builder request(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(2));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient client() {
        return client;
    }

    /** Takes the order, as the runner does first. */
    String claim(Gate gate) {
        try {
            return Wire.mapper()
                    .readValue(get(gate, Routes.ORDER).body(), Order.class)
                    .token();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        gateway.close();
        for (Doorstep doorstep : doorsteps) {
            close(doorstep);
        }
    }

    private static void close(Doorstep doorstep) {
        try {
            doorstep.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
