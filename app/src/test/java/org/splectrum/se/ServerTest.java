package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.config.Settings;
import org.splectrum.se.config.SettingsReader;
import org.splectrum.se.demo.GitHubSimulator;
import org.splectrum.se.demo.Person;
import org.splectrum.se.demo.SimulatorSettings;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.hooks.Delivery;
import org.splectrum.se.run.Runs;

final class ServerTest {
    @TempDir
    Path folder;

    @Test
    void aStartThatFailsLeavesNothingOpenSoThatTheNextOneSucceeds() throws Exception {
        try (GitHubSimulator github = DemoStage.github(folder, 0)) {
            Map<String, String> environment = environment(github);
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
                Settings settings = on(environment, taken.getLocalPort());
                assertThatThrownBy(() -> Server.start(settings)).isInstanceOf(RuntimeException.class);
            }
            Server.start(on(environment, 0)).close();
        }
    }

    @Test
    void aRunIsBegunOverHttpWhereTheAppIsInstalledItsLogIsReadAndAPersonCancelsIt() throws Exception {
        try (GitHubSimulator github = DemoStage.github(folder, 0)) {
            github.createRepository("octo/calculator", Map.of("calc.sh", "echo $(($1 - $2))\n"));
            int issue = github.person("ada")
                    .openIssue("octo/calculator", "The sum is wrong", "")
                    .number();
            Map<String, String> environment = new HashMap<>(environment(github));
            environment.put("SE_API_TOKEN", "a-token-of-some-length");
            environment.put("DOCKER_HOST", "unix://" + folder.resolve("no.sock"));
            try (Server server = Server.start(on(environment, 0));
                    HttpClient client = HttpClient.newHttpClient()) {
                URI runs = URI.create("http://127.0.0.1:" + server.port() + "/api/runs");
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(runs).header("Authorization", "Bearer a-token-of-some-length");
                String wish = "{\"repo\":\"octo/calculator\",\"workflow\":\"fix\",\"issue\":" + issue + "}";
                HttpResponse<String> begun = client.send(
                        request.copy()
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(wish))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
                URI run = runs.resolve(begun.headers().firstValue("Location").orElseThrow());
                HttpResponse<String> log = client.send(
                        request.copy().uri(URI.create(run + "/logs")).build(), BodyHandlers.ofString());
                assertThat(log.body()).contains("asked by api", "prepare/1  begins");
                HttpRequest.Builder owner =
                        request.copy().setHeader("Authorization", "Bearer " + github.tokenOf("octo"));
                HttpResponse<String> cancelled = client.send(
                        owner.copy()
                                .uri(URI.create(run + "/cancel"))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
                assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
                assertThat(client.send(owner.copy().build(), BodyHandlers.ofString())
                                .body())
                        .contains("\"status\":\"cancelled\"");
                assertThat(client.send(
                                        request.copy()
                                                .uri(URI.create(run + "/logs"))
                                                .build(),
                                        BodyHandlers.ofString())
                                .body())
                        .contains("octo: cancel");
                HttpResponse<String> stranger = client.send(
                        request.copy()
                                .uri(run)
                                .setHeader("Authorization", "Bearer " + github.tokenOf("sam"))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(stranger.statusCode()).as(stranger.body()).isEqualTo(404);
                HttpResponse<String> elsewhere = client.send(
                        request.copy()
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(wish.replace("calculator", "nothing")))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(elsewhere.statusCode()).as(elsewhere.body()).isEqualTo(422);
            }
        }
    }

    @Test
    void whatWasAskedWhileTheServerWasDownIsDoneWhenItServesAgain() throws Exception {
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-40));
        SimulatorSettings simulated = SimulatorSettings.in(Files.createDirectory(folder.resolve("github")));
        try (GitHubSimulator github = new GitHubSimulator(simulated.withClock(behind))) {
            github.createRepository("octo/calculator", Map.of("calc.sh", ""));
            github.grant("octo/calculator", "ada", Role.WRITE);
            Person ada = github.person("ada");
            int issue = ada.openIssue("octo/calculator", "The sum is wrong", "").number();
            Map<String, String> environment = new HashMap<>(environment(github));
            environment.put("DOCKER_HOST", "unix://" + folder.resolve("no.sock"));
            int port;
            try (Server server = Server.start(on(environment, 0))) {
                port = server.port();
                github.deliverTo(URI.create("http://127.0.0.1:" + port + "/webhook"));
                ada.openIssue("octo/calculator", "Another", "");
                await().until(() -> statuses(github), statuses -> statuses.equals(List.of(202)));
            }
            ada.comment("octo/calculator", issue, "/se help");
            await().until(() -> statuses(github), statuses -> statuses.equals(List.of(0, 202)));
            try (Server server = startAgain(on(environment, port))) {
                await().until(() ->
                        github.repository("octo/calculator").comments(issue).size() == 2);
                assertThat(server.port()).isEqualTo(port);
            }
        }
    }

    @Test
    void whoAsksForMoreThanMayBeIsToldOnceWhenToAskAgainAlsoAfterARestart() throws Exception {
        SimulatorSettings simulated = SimulatorSettings.in(Files.createDirectory(folder.resolve("github")));
        try (GitHubSimulator github = new GitHubSimulator(simulated)) {
            github.createRepository("octo/calculator", Map.of("calc.sh", ""));
            github.grant("octo/calculator", "ada", Role.WRITE);
            Person ada = github.person("ada");
            int issue = ada.openIssue("octo/calculator", "The sum is wrong", "").number();
            Map<String, String> environment = new HashMap<>(environment(github));
            environment.put("DOCKER_HOST", "unix://" + folder.resolve("no.sock"));
            environment.put("SE_QUOTA_ISSUE_HOUR", "2");
            int port;
            try (Server server = Server.start(on(environment, 0))) {
                port = server.port();
                github.deliverTo(URI.create("http://127.0.0.1:" + port + "/webhook"));
                ask(ada, issue, 3);
                await().until(() -> refusals(github, issue).size() == 1 && eyes(github, issue) == 3);
            }
            try (Server server = startAgain(on(environment, port))) {
                ask(ada, issue, 2);
                await().until(() ->
                        eyes(github, issue) == 5 && server.inbox().waiting(1).isEmpty());
                assertThat(server.runs().latest(Runs.Wanted.ALL, Runs.Page.first(9)))
                        .hasSize(2);
            }
            assertThat(refusals(github, issue))
                    .singleElement()
                    .asString()
                    .contains("Nothing was started: 2 runs here were asked for in the last hour", "Ask again from");
        }
    }

    private static void ask(Person person, int issue, int times) {
        for (int at = 0; at < times; at++) {
            person.comment("octo/calculator", issue, "/se run fix");
        }
    }

    private static long eyes(GitHubSimulator github, int issue) {
        return github.repository("octo/calculator").comments(issue).stream()
                .filter(comment -> !github.repository("octo/calculator")
                        .reactionsToComment(comment.id())
                        .isEmpty())
                .count();
    }

    private static List<String> refusals(GitHubSimulator github, int issue) {
        return github.repository("octo/calculator").comments(issue).stream()
                .map(Comment::body)
                .filter(body -> body.contains("Nothing was started"))
                .toList();
    }

    /** Somebody else's connection may have the port for a while. */
    private static Server startAgain(Settings settings) {
        return await().ignoreExceptions().until(() -> Server.start(settings), Objects::nonNull);
    }

    /** Of all tries to deliver, the newest first; -1 where none is known yet. */
    private static List<Integer> statuses(GitHubSimulator github) {
        return github.webhooks().deliveries().stream()
                .map(one -> one.answer() instanceof Delivery.Answer.Pending ? -1 : one.status())
                .toList();
    }

    private Map<String, String> environment(GitHubSimulator github) {
        DemoStage.Model model = new DemoStage.Model("http://127.0.0.1:9", "k");
        try (DemoStage stage = new DemoStage(folder, github, model, Map.of())) {
            return stage.environment();
        }
    }

    private static Settings on(Map<String, String> configured, int port) {
        Map<String, String> environment = new HashMap<>(configured);
        environment.put("SE_PORT", String.valueOf(port));
        return ((SettingsReader.Reading.Right) SettingsReader.read(environment, "")).settings();
    }
}
