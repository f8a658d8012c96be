package org.splectrum.se;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.splectrum.se.bench.Median;
import org.splectrum.se.bench.Report;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.github.hooks.Delivery;
import org.splectrum.se.demo.github.hooks.Signature;
import org.splectrum.se.demo.scenario.Calculator;

/**
 * How long a person waits for the eyes on a command: from the webhook's first byte to the reaction's arrival at the simulated
 * GitHub, against one round trip to it.
 */
final class EyesBench {
    private static final int WARM_UP = 30;
    private static final int TIMES = 100;
    private static final double ALLOWANCE_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GitHubSimulator github;
    private final URI webhook;
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Delivery.Message> payloads = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> eyes = new LinkedBlockingQueue<>();

    private EyesBench(DemoStage stage) {
        this.github = stage.github();
        this.webhook = stage.webhook();
        github.deliverTo(URI.create("http://127.0.0.1:9/nowhere"));
        github.webhooks().listen(message -> {
            if (message.event().equals("issue_comment") && message.payload().contains("\"body\":\"/se help\"")) {
                payloads.add(message);
            }
        });
        github.listen(exchange -> {
            String path = exchange.request().path();
            if (exchange.request().method().equals("POST") && path.endsWith("/reactions")) {
                eyes.add(System.nanoTime());
            }
        });
    }

    static Report run(Path folder, Map<String, String> environment) throws IOException, InterruptedException {
        try (GitHubSimulator github = DemoStage.github(folder, 0)) {
            Calculator.sow(github);
            DemoStage.Model none = new DemoStage.Model("http://127.0.0.1:9", "none");
            try (DemoStage stage = new DemoStage(folder, github, none, environment)) {
                return new EyesBench(stage).measure();
            }
        }
    }

    private Report measure() throws IOException, InterruptedException {
        int issue = github.person(Calculator.ADA)
                .openIssue(Calculator.REPOSITORY, "A question", "")
                .number();
        List<Double> waits = new ArrayList<>();
        List<Double> trips = new ArrayList<>();
        for (int time = 0; time < WARM_UP + TIMES; time++) {
            double wait = eyes(issue);
            double trip = roundTrip(issue);
            if (time >= WARM_UP) {
                waits.add(wait);
                trips.add(trip);
            }
        }
        double limit = Median.of(trips) + ALLOWANCE_MILLIS;
        return new Report(
                "eyes",
                List.of(new Report.Promise(
                        "ms from webhook to eyes, one round trip plus 20 ms",
                        Median.of(waits),
                        Report.Side.BELOW,
                        limit)),
                List.of(
                        "median of %d: %.1f ms to the eyes, %.1f ms for a round trip"
                                .formatted(TIMES, Median.of(waits), Median.of(trips)),
                        "slowest: %.1f ms"
                                .formatted(waits.stream()
                                        .mapToDouble(wait -> wait)
                                        .max()
                                        .orElse(0))));
    }

    /** Milliseconds from the webhook's sending to the reaction's arrival. */
    private double eyes(int issue) throws IOException, InterruptedException {
        github.person(Calculator.ADA).comment(Calculator.REPOSITORY, issue, "/se help");
        String payload = taken("webhook", payloads).payload();
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "issue_comment")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", Signature.sha256(github.webhookSecret(), payload.getBytes(UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
        long began = System.nanoTime();
        client.send(request, HttpResponse.BodyHandlers.discarding());
        return (taken("reaction", eyes) - began) / 1e6;
    }

    /** Milliseconds of a reaction that is asked for directly. */
    private double roundTrip(int issue) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        github.url() + "/repos/" + Calculator.REPOSITORY + "/issues/" + issue + "/reactions"))
                .header("Authorization", "Bearer " + github.tokenOf(Calculator.ADA))
                .POST(HttpRequest.BodyPublishers.ofString("{\"content\":\"heart\"}"))
                .build();
        long began = System.nanoTime();
        client.send(request, HttpResponse.BodyHandlers.discarding());
        long ended = System.nanoTime();
        taken("reaction", eyes);
        return (ended - began) / 1e6;
    }

    private static <T> T taken(String what, BlockingQueue<T> queue) throws IOException, InterruptedException {
        T head = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (head == null) {
            throw new IOException("no " + what + " came within " + PATIENCE.toSeconds() + " s");
        }
        return head;
    }
}
