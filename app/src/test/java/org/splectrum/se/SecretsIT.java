package org.splectrum.se;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.docker.ContainerLimits;
import org.splectrum.se.docker.DockerSandboxes;
import org.splectrum.se.docker.DockerSettings;
import org.splectrum.se.gateway.Gateway;
import org.splectrum.se.gateway.GatewaySettings;
import org.splectrum.se.gateway.ModelSettings;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Envelope;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.InMemoryAttempts;
import org.splectrum.se.steps.Sandboxes;

/** Looks for secrets where the agent is: in a real attempt's container, made by the real runner from the real image. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsIT {
    private static final String IMAGE =
            Objects.requireNonNullElse(System.getenv("SE_RUNNER_IMAGE"), "se-runner:latest");
    private static final String KEY = "sk-ant-canary-5f1d8a0c3e";
    private static final String PRIVATE_KEY = "-----BEGIN RSA PRIVATE KEY-----canary";
    private static final Pattern LIKE_A_SECRET =
            Pattern.compile("sk-ant-|canary|PRIVATE KEY|gh[opsu]_[A-Za-z0-9]|github_pat_|(?i)password=|secret=");
    private static final AttemptId ATTEMPT = new AttemptId(new RunId("fix-20260102-abcd"), "verify", 1);

    /** What an agent would look at first: every process, every mount, every file that is not the system's. */
    private static final List<String> LOOKS = List.of(
            "for p in /proc/[0-9]*; do tr '\\0' '\\n' <$p/environ; tr '\\0' ' ' <$p/cmdline; echo; done 2>/dev/null; env",
            "cat /proc/self/mountinfo",
            "grep -rlaE 'sk-ant-[c]anary|PRIVATE [K]EY' /workspace /tmp /home /run /opt/se/runner.jar /etc 2>/dev/null"
                    + " | grep -v '^/etc/ssl'; true",
            """
            python3 -c "
            import socket
            for ask in 'GET /order', 'POST /messages', 'GET /repository.git/info/refs?service=git-upload-pack':
                s = socket.socket(socket.AF_UNIX)
                s.connect('/run/se/gateway.sock')
                s.sendall((ask + ' HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n').encode())
                print(ask, s.recv(99).split()[1].decode())
            "
            """);

    private final InMemoryAttempts attempts = new InMemoryAttempts();
    private Gateway gateway;
    private DockerSandboxes sandboxes;
    private String container = "";
    private String socketFolder = "";
    private String token = "";
    private List<CommandResult> seen = List.of();

    @BeforeAll
    void haveTheRunnerLookAround(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("app.pem"), PRIVATE_KEY);
        Path mirror = folder.resolve("repository");
        String input = repository(mirror);
        gateway = new Gateway(
                new GatewaySettings(
                        folder.resolve("s"),
                        folder.resolve("state"),
                        name -> mirror.resolve(".git"),
                        GatewaySettings.PUSH_BYTES,
                        new ModelSettings(URI.create("http://127.0.0.1:1"), KEY, ModelSettings.SILENCE)),
                attempts,
                attempts);
        String server = "test-" + UUID.randomUUID();
        sandboxes = new DockerSandboxes(
                new DockerSettings("", IMAGE, server, ContainerLimits.STANDARD, DockerSettings.PATIENCE));
        Order order = new Order(
                Order.VERSION,
                ATTEMPT.toString(),
                "",
                new Checkout("refs/se/inputs/" + ATTEMPT, input, ATTEMPT.ref(), "SE", "se@users.noreply.example"),
                new Work.Verify(LOOKS),
                new Limits(240, 1 << 20));
        socketFolder =
                gateway.open(ATTEMPT, RepositoryName.of("octo/app"), order).socketFolder();
        token = token(folder.resolve("state/key"));
        sandboxes.start(ATTEMPT, new Sandboxes.Spec(socketFolder));
        assertThat(sandboxes.await(ATTEMPT, Duration.ofMinutes(5))).isEqualTo(Sandboxes.State.ENDED);
        container = docker("ps", "--all", "--quiet", "--no-trunc", "--filter", "label=se.server=" + server)
                .strip();
        seen = results();
    }

    @AfterAll
    void stop() {
        sandboxes.reap(Set.of());
        sandboxes.close();
        gateway.close();
    }

    @Test
    void no_process_no_mount_and_no_file_in_the_container_has_a_secret() {
        assertThat(seen).hasSize(LOOKS.size());
        assertThat(seen).allSatisfy(look -> assertThat(look.outputTail()).doesNotContain(KEY, PRIVATE_KEY, token));
        assertThat(seen.get(0).outputTail()).contains("PATH=").contains("runner.jar");
        assertThat(seen.get(2).outputTail()).isBlank();
    }

    @Test
    void of_the_host_the_container_has_the_socket_folder_only() {
        String folder = Path.of(socketFolder).getFileName().toString();
        assertThat(seen.get(1).outputTail().lines())
                .filteredOn(line -> line.contains(" /run/se "))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("/" + folder + " ").contains(" ro,"));
        assertThat(docker("inspect", "--format", "{{len .Mounts}}", container).strip())
                .isEqualTo("1");
    }

    @Test
    void what_runs_beside_the_runner_gets_nothing_from_the_gateway_that_needs_the_token() {
        assertThat(seen.get(3).outputTail().lines())
                .containsExactly(
                        "GET /order 409",
                        "POST /messages 401",
                        "GET /repository.git/info/refs?service=git-upload-pack 401");
    }

    @Test
    void the_engine_knows_no_secret_of_the_container() {
        String inspected = docker("inspect", container);
        assertThat(inspected).contains("se.attempt").doesNotContain(KEY, PRIVATE_KEY, token);
        assertThat(docker("logs", container)).doesNotContain(KEY, PRIVATE_KEY, token);
        assertThat(docker("inspect", "--format", "{{range .Config.Env}}{{println .}}{{end}}", container)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.substring(0, line.indexOf('='))))
                .isSubsetOf("PATH", "HOME", "LANG");
    }

    @ParameterizedTest
    @CsvSource({"image inspect", "history --no-trunc"})
    void the_image_was_made_without_secrets(String command) {
        assertThat(docker((command + " " + IMAGE).split(" "))).doesNotContainPattern(LIKE_A_SECRET);
    }

    private static String repository(Path folder) throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            RevCommit commit = git.commit()
                    .setMessage("Begin")
                    .setAuthor("A", "a@example.com")
                    .setCommitter("A", "a@example.com")
                    .setSign(false)
                    .call();
            RefUpdate input = git.getRepository().updateRef("refs/se/inputs/" + ATTEMPT);
            input.setNewObjectId(commit);
            assertThat(input.update()).isEqualTo(RefUpdate.Result.NEW);
            return commit.name();
        }
    }

    /** As the gateway makes it. */
    private static String token(Path key) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Files.readAllBytes(key), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(("token " + ATTEMPT).getBytes(UTF_8)));
    }

    private List<CommandResult> results() {
        Message last = attempts.after(ATTEMPT, 0).stream()
                .map(Envelope::message)
                .reduce((before, after) -> after)
                .orElseThrow();
        assertThat(last)
                .isInstanceOfSatisfying(
                        Message.Finished.class,
                        finished -> assertThat(finished.outcome()).isInstanceOf(Outcome.Verified.class));
        return ((Outcome.Verified) ((Message.Finished) last).outcome()).results();
    }

    private static String docker(String... words) {
        ProcessBuilder builder = new ProcessBuilder("docker").redirectErrorStream(true);
        builder.command().addAll(List.of(words));
        try {
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
