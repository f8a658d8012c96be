package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.config.Settings;
import org.splectrum.se.config.SettingsReader;
import org.splectrum.se.demo.GitHubSimulator;

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
    void aRunIsBegunOverHttpWhereTheAppIsInstalledAndItsLogIsRead() throws Exception {
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
