package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.docker.ContainerLimits;
import org.splectrum.se.docker.DockerSandboxes;
import org.splectrum.se.docker.DockerSettings;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.merge.GateArbiter;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.Budgets;
import org.splectrum.se.steps.Gateways.Gate;
import org.splectrum.se.steps.InMemoryAttempts;
import org.splectrum.se.steps.Permits.Permit;
import org.splectrum.se.steps.Sandboxes;

/** From inside a real container: what its lists name can be read, and nothing else. */
class EgressIT {
    private static final AttemptId ATTEMPT = Site.attempt(1);
    private static final String READ = "git ls-remote %s";
    private static final String REFS = "0123456789abcdef0123456789abcdef01234567\trefs/heads/main\n";

    @TempDir
    private Path folder;

    @Test
    void a_listed_host_is_read_through_the_proxy_and_no_other_is_reached_in_any_way() throws Exception {
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            boolean there = exchange.getRequestURI().getPath().endsWith("/info/refs");
            byte[] words = (there ? REFS : "nothing\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(there ? 200 : 404, words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });
        registry.start();
        InMemoryAttempts attempts = new InMemoryAttempts();
        List<String> hosts = List.of("registry.example.org");
        String input = mirror();
        GatewaySettings settings = new GatewaySettings(
                folder.resolve("s"),
                folder.resolve("state"),
                name -> folder.resolve("mirror"),
                1 << 20,
                new ModelSettings(URI.create("http://127.0.0.1:1"), "", List.of(), ModelSettings.SILENCE),
                new GatewaySettings.Guard(List.of(), hosts));
        GatewayPorts gatewayPorts = new GatewayPorts(
                attempts,
                attempts,
                Budgets.UNLIMITED,
                attempts,
                attempt -> new Permit(List.of(), hosts),
                repository -> new GateArbiter());
        String image = Objects.requireNonNullElse(System.getenv("SE_RUNNER_IMAGE"), "se-runner:latest");
        try (Gateway gateway = new Gateway(
                        settings,
                        gatewayPorts,
                        Breakers.none(),
                        here(registry.getAddress().getPort()),
                        PendingOrder.PATIENCE);
                DockerSandboxes sandboxes = new DockerSandboxes(new DockerSettings(
                        "", image, "test-" + UUID.randomUUID(), ContainerLimits.STANDARD, DockerSettings.PATIENCE))) {
            Work work = new Work.Verify(List.of(
                    READ.formatted("http://registry.example.org/x"),
                    READ.formatted("http://evil.example.org/x"),
                    READ.formatted("https://evil.example.org/x"),
                    "NO_PROXY='*' no_proxy='*' " + READ.formatted("http://registry.example.org/x")));
            Gate gate = gateway.open(ATTEMPT, Site.REPOSITORY);
            gate.handIn(Site.order(ATTEMPT, input, work));
            sandboxes.start(ATTEMPT, new Sandboxes.Spec(gate.socketFolder(), new Readiness.Plain()));
            assertThat(sandboxes.await(ATTEMPT, Duration.ofMinutes(3))).isEqualTo(Sandboxes.State.ENDED);
            Message last = attempts.after(ATTEMPT, 0).getLast().message();
            List<CommandResult> results = ((Outcome.Verified) ((Message.Finished) last).outcome()).results();
            assertThat(results)
                    .as(results.toString())
                    .extracting(CommandResult::passed)
                    .containsExactly(true, false, false, false);
            assertThat(results.getFirst().outputTail()).contains(REFS.strip());
            assertThat(results.get(1).outputTail()).contains("403");
            assertThat(attempts.ofRun(ATTEMPT.run())).hasSize(2);
            sandboxes.reap(Set::of);
        } finally {
            registry.stop(0);
        }
    }

    private String mirror() throws Exception {
        GitCommand git = new GitCommand(Files.createDirectories(folder.resolve("seed")));
        git.run("init", "--quiet", "--initial-branch=main");
        String input = git.commit("a.txt", "one\n");
        git.run("clone", "--quiet", "--bare", ".", folder.resolve("mirror").toString());
        new GitCommand(folder.resolve("mirror")).run("update-ref", "refs/se/inputs/" + ATTEMPT, input);
        return input;
    }

    /** A world in which every name is this machine. */
    private static World here(int port) {
        return new World() {
            @Override
            public List<InetAddress> resolve(HostName host) {
                return List.of(InetAddress.getLoopbackAddress());
            }

            @Override
            public boolean mayBeReached(InetAddress address) {
                return address.isLoopbackAddress();
            }

            @Override
            public SocketChannel connect(InetSocketAddress address) throws java.io.IOException {
                return SocketChannel.open(new InetSocketAddress(address.getAddress(), port));
            }
        };
    }
}
