package org.splectrum.se;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.splectrum.se.bench.Doorstep;
import org.splectrum.se.bench.LargeCommit;
import org.splectrum.se.bench.Report;
import org.splectrum.se.bench.Report.Promise;
import org.splectrum.se.bench.Report.Side;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.gateway.Gateway;
import org.splectrum.se.gateway.GatewayPorts;
import org.splectrum.se.gateway.GatewaySettings;
import org.splectrum.se.gateway.ModelSettings;
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
import org.splectrum.se.steps.Gateways;
import org.splectrum.se.steps.Permits;
import org.splectrum.se.store.Store;

/** A large push through the gateway, which looks through all of it, beside git's own push into a bare repository. */
final class PushBench {
    private static final LargeCommit.Shape USUAL = new LargeCommit.Shape(1_000, 50_000_000, 20261129);
    private static final AttemptId ATTEMPT = new AttemptId(new RunId("fix-20260102-abcd"), "implement", 1);
    private static final RepositoryName REPOSITORY = RepositoryName.of("octo/app");
    private static final URI NO_MODEL = URI.create("http://127.0.0.1:1");
    private static final String KEY = "sk-ant-api03-Zk4q_T9vXw2-LmN8rB5cY7dH1jS6pQ3u";

    /** Seconds. An agent is not kept waiting as long as its own commit took. */
    private static final int LIMIT = 10;

    private PushBench() {}

    /** Takes half a minute or so. */
    static Report run(Path folder) throws IOException, InterruptedException {
        return run(folder, USUAL);
    }

    static Report run(Path folder, LargeCommit.Shape shape) throws IOException, InterruptedException {
        Path mirror = folder.resolve("mirrors").resolve(REPOSITORY + ".git");
        LargeCommit made = LargeCommit.in(mirror, folder.resolve("work"), shape);
        double looked = pushed(folder, made);
        boolean there = made.isAt(ATTEMPT.ref());
        double plain = made.pushPlainly(folder.resolve("plain.git")) / 1e9;
        return new Report(
                "push",
                List.of(
                        new Promise("seconds for a push that is looked through", looked, Side.BELOW, LIMIT),
                        new Promise("pushes that did not arrive", there ? 0 : 1, Side.BELOW, 1)),
                List.of(
                        "%d files of %.1f MB together".formatted(shape.files(), shape.bytes() / 1e6),
                        "through the gateway %.1f s, by git alone into a folder %.1f s".formatted(looked, plain)));
    }

    private static double pushed(Path folder, LargeCommit made) throws IOException, InterruptedException {
        GatewaySettings settings = new GatewaySettings(
                folder.resolve("s"),
                folder.resolve("state"),
                name -> folder.resolve("mirrors").resolve(name + ".git"),
                GatewaySettings.PUSH_BYTES,
                new ModelSettings(NO_MODEL, KEY, List.of(), ModelSettings.SILENCE),
                new GatewaySettings.Guard(List.of(KEY, privateKey()), List.of()));
        try (Store store = Store.open(Store.Settings.of(folder.resolve("se.db")));
                Gateway gateway = new Gateway(settings, gatewayPorts(store), Breakers.none())) {
            Gateways.Gate gate = gateway.open(ATTEMPT, REPOSITORY);
            gate.handIn(order(made.start()));
            try (Doorstep door = new Doorstep(Path.of(gate.socketFolder()).resolve("gateway.sock"))) {
                return made.push(door.uri(Routes.REPOSITORY), token(door.uri(Routes.ORDER)), ATTEMPT.ref()) / 1e9;
            }
        }
    }

    private static GatewayPorts gatewayPorts(Store store) {
        return new GatewayPorts(
                store.attempts(),
                store.usage(),
                Budgets.UNLIMITED,
                store.refusals(),
                attempt -> Permits.Permit.NOTHING_MORE,
                GitHubEdge.arbiters(store.precedents()));
    }

    private static Order order(String start) {
        Checkout checkout = new Checkout("refs/heads/main", start, ATTEMPT.ref(), "SE", "se@users.noreply.example");
        Work work = new Work.Agent("", "", "", Session.fresh("session", "refs/se/snapshots/" + ATTEMPT));
        return new Order(Order.VERSION, ATTEMPT.toString(), "", checkout, work, new Limits(60, 1000));
    }

    private static String token(URI order) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String answer = client.send(HttpRequest.newBuilder(order).build(), BodyHandlers.ofString())
                    .body();
            return Wire.mapper().readValue(answer, Order.class).token();
        }
    }

    /** As a server has one: the longest of its secrets by far. */
    private static String privateKey() {
        try {
            byte[] key = KeyPairGenerator.getInstance("RSA")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
