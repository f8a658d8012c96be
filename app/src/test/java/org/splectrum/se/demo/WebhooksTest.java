package org.splectrum.se.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.contract.GitHubContract;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.hooks.Delivery;
import org.splectrum.se.demo.github.hooks.Signature;

final class WebhooksTest {
    private static final String REPO = "octo/calculator";
    private static final Duration SOON = Duration.ofSeconds(60);

    private record Received(String event, String guid, String signature, String body) {}

    @TempDir
    private Path directory;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private GitHubSimulator github;
    private GitHubContract contract;
    private HttpServer receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/webhook", exchange -> {
            var headers = exchange.getRequestHeaders();
            received.add(new Received(
                    headers.getFirst("X-GitHub-Event"),
                    headers.getFirst("X-GitHub-Delivery"),
                    headers.getFirst("X-Hub-Signature-256"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        receiver.start();
        github = new GitHubSimulator(SimulatorSettings.in(directory));
        contract = GitHubContract.watch(github);
        github.createRepository(REPO, Map.of("a.txt", "a\n"));
        github.grant(REPO, "ada", Role.WRITE);
        github.deliverTo(URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/webhook"));
    }

    @AfterEach
    void stop() {
        github.close();
        contract.close();
        receiver.stop(0);
    }

    @Test
    void whatHappensIsDeliveredSignedAndInOrder() {
        Person ada = github.person("ada");
        int number = ada.openIssue(REPO, "One", "").number();
        ada.label(REPO, number, "se:fix");
        ada.comment(REPO, number, "/se run");
        ada.push(REPO, "other", "Two", Map.of("b.txt", "b\n"));
        ada.openPull(REPO, new Content("Two", ""), "other", "main");
        ada.push(REPO, "other", "Three", Map.of("c.txt", "c\n"));
        awaitAnswered(7);
        assertThat(received)
                .extracting(Received::event)
                .containsExactly("issues", "issues", "issue_comment", "push", "pull_request", "push", "pull_request");
        assertThat(received)
                .allSatisfy(one -> assertThat(one.signature())
                        .isEqualTo(Signature.sha256(
                                github.webhookSecret(), one.body().getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aDeliveryIsMadeAgainWithItsGuidWhenTheAppAsks() throws Exception {
        github.person("ada").openIssue(REPO, "One", "");
        Delivery first = awaitAnswered(1).getFirst();
        HttpResponse<String> log = asApp("GET", "/app/hook/deliveries");
        assertThat(log.body()).contains(first.guid()).contains("\"event\":\"issues\"");
        assertThat(asApp("POST", "/app/hook/deliveries/" + first.id() + "/attempts")
                        .statusCode())
                .isEqualTo(202);
        assertThat(awaitAnswered(2).getFirst().redelivery()).isTrue();
        assertThat(received).extracting(Received::guid).containsExactly(first.guid(), first.guid());
    }

    @Test
    void aDeliveryThatNobodyTakesIsLoggedAsFailed() {
        receiver.stop(0);
        github.person("ada").openIssue(REPO, "One", "");
        assertThat(awaitAnswered(1).getFirst().answer()).isInstanceOf(Delivery.Answer.Failed.class);
    }

    private List<Delivery> awaitAnswered(int count) {
        return github.await(
                count + " answered deliveries",
                SOON,
                () -> Optional.of(github.webhooks().deliveries())
                        .filter(all -> all.size() == count)
                        .filter(all -> all.stream().noneMatch(one -> one.answer() instanceof Delivery.Answer.Pending)));
    }

    private HttpResponse<String> asApp(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(github.url().resolve(path))
                .header("Authorization", "Bearer " + Clients.jwt(github, Instant.now()))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
