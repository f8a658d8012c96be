package org.splectrum.se;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.config.Settings;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** Looks for secrets where the agent is: in a real attempt's container, made by the real runner from the real image. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsIT {
    private static final String KEY = "sk-ant-canary-5f1d8a0c3e";
    private static final String PRIVATE_KEY = "-----BEGIN RSA PRIVATE KEY-----canary";
    private static final Pattern LIKE_A_SECRET =
            Pattern.compile("sk-ant-|canary|PRIVATE KEY|gh[opsu]_[A-Za-z0-9]|github_pat_|(?i)password=|secret=");

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
            """,
            "for file in environ auxv maps mem; do head -c 1 /proc/1/$file >/dev/null 2>&1 && echo /proc/1/$file; done;"
                    + " ls /proc/1/fd 2>/dev/null; test -r /opt/se/java/bin/java && echo readable; true");

    private Attempting attempting;
    private String container = "";
    private String socketFolder = "";
    private String token = "";
    private List<CommandResult> seen = List.of();

    @BeforeAll
    void haveTheRunnerLookAround(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("app.pem"), PRIVATE_KEY);
        attempting = new Attempting(folder, URI.create("http://127.0.0.1:1"), KEY);
        Work work = new Work.Verify(LOOKS);
        socketFolder = attempting.socketFolder(work);
        token = token(folder.resolve("state/key"));
        seen = ((Outcome.Verified) attempting.perform(work)).results();
        container = attempting.container();
    }

    @AfterAll
    void stop() {
        attempting.close();
    }

    /** By the self-test, as each start of a server and {@code se doctor} make it. */
    @Test
    void nothing_outside_is_reached_from_a_container_and_the_self_test_leaves_nothing_behind(@TempDir Path folder)
            throws Exception {
        Map<String, String> engine = Map.of(
                "DOCKER_HOST",
                Objects.requireNonNullElse(System.getenv("DOCKER_HOST"), ""),
                "SE_RUNNER_IMAGE",
                Attempting.IMAGE);
        CompletableFuture<SelfTest.Verdict> beside = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                beside.complete(new SelfTest(ProbesTest.settings(folder, engine)).run());
            } catch (Exception e) {
                beside.completeExceptionally(e);
            }
        });
        assertThat(new SelfTest(ProbesTest.settings(folder, engine)).run()).isEqualTo(new SelfTest.Verdict.Sealed());
        assertThat(beside.get(5, TimeUnit.MINUTES)).isEqualTo(new SelfTest.Verdict.Sealed());
        assertThat(folder.resolve("sockets/test")).isEmptyDirectory();
        assertThat(files(folder)).containsExactlyInAnyOrder("self-test.lock", "sockets");
        UUID server = UUID.nameUUIDFromBytes((folder.toAbsolutePath() + "/self-test").getBytes(UTF_8));
        assertThat(Attempting.docker("ps", "--all", "--quiet", "--filter", "label=se.server=" + server))
                .isBlank();
    }

    /** Before any run: the server says the same in a note as it begins, and goes on, for the engine may get it later. */
    @Test
    void a_runtime_that_the_engine_does_not_have_is_told_with_the_mend(@TempDir Path folder) throws Exception {
        Settings settings = ProbesTest.settings(
                folder,
                Map.of(
                        "DOCKER_HOST",
                        Objects.requireNonNullElse(System.getenv("DOCKER_HOST"), ""),
                        "SE_RUNNER_IMAGE",
                        Attempting.IMAGE,
                        "SE_RUNNER_RUNTIME",
                        "se-none"));
        assertThat(new Probes(settings).engine().toString())
                .contains("has no runtime se-none, only ", "runc", "daemon.json", "SE_RUNNER_RUNTIME");
        assertThat(new SelfTest(settings).run())
                .isInstanceOfSatisfying(
                        SelfTest.Verdict.Unknown.class,
                        unknown -> assertThat(unknown.why())
                                .contains("has no runtime se-none, only ", "daemon.json", "SE_RUNNER_RUNTIME"));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void no_process_no_mount_and_no_file_in_the_container_has_a_secret() {
        assertThat(seen).hasSize(LOOKS.size());
        assertThat(seen).allSatisfy(look -> assertThat(look.outputTail()).doesNotContain(KEY, PRIVATE_KEY, token));
        assertThat(seen.get(0).outputTail()).contains("PATH=").contains("runner.jar");
        assertThat(seen.get(2).outputTail()).isBlank();
    }

    @Test
    void nobody_looks_into_the_runner_or_can_read_the_program_that_hides_it() {
        assertThat(seen.get(4).outputTail()).isBlank();
    }

    @Test
    void of_the_host_the_container_has_the_socket_folder_only() {
        String folder = Path.of(socketFolder).getFileName().toString();
        assertThat(seen.get(1).outputTail().lines())
                .filteredOn(line -> line.contains(" /run/se "))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("/" + folder + " ").contains(" ro,"));
        assertThat(Attempting.docker("inspect", "--format", "{{len .Mounts}}", container)
                        .strip())
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
        String inspected = Attempting.docker("inspect", container);
        assertThat(inspected).contains("se.attempt").doesNotContain(KEY, PRIVATE_KEY, token);
        assertThat(Attempting.docker("logs", container)).doesNotContain(KEY, PRIVATE_KEY, token);
        assertThat(Attempting.docker("inspect", "--format", "{{range .Config.Env}}{{println .}}{{end}}", container)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> line.substring(0, line.indexOf('='))))
                .isSubsetOf("PATH", "HOME", "LANG");
    }

    @ParameterizedTest
    @CsvSource({"image inspect", "history --no-trunc"})
    void the_image_was_made_without_secrets(String command) {
        assertThat(Attempting.docker((command + " " + Attempting.IMAGE).split(" ")))
                .doesNotContainPattern(LIKE_A_SECRET);
    }

    /** As the gateway makes it. */
    private static String token(Path key) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Files.readAllBytes(key), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(("token " + Attempting.ATTEMPT).getBytes(UTF_8)));
    }
}
