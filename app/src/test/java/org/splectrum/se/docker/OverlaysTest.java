package org.splectrum.se.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.steps.Sandboxes;

/** What an engine is asked for, by one over TCP that has a ground and refuses what it is told to. */
class OverlaysTest {
    private static final AttemptId FIRST = new AttemptId(new RunId("fix-20260102-abcd"), "implement", 1);
    private static final AttemptId SECOND = new AttemptId(new RunId("fix-20260102-abcd"), "implement", 2);
    private static final String ALTERNATE = "/data/alternates/octo/hello/1";

    /** As the engine frames what containers print: stream, length, text. */
    private static final byte[] READY = "\1\0\0\0\0\0\0\6ready\n".getBytes(UTF_8);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Predicate<String> refused = request -> false;
    private String root = "/engine/volumes";
    private int refusal = 403;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_workspace_lies_over_the_ground_and_what_holds_its_memory_goes_as_soon_as_the_attempt_runs() {
        try (DockerSandboxes sandboxes = sandboxes("")) {
            sandboxes.start(FIRST, spec());
            String workspace = only("POST /volumes/create", "\"overlay\"");
            String scratch = workspace.replaceAll("(?s).*/(se-scratch-[0-9a-f]+)/.*", "$1");
            assertThat(workspace)
                    .contains("\"o\":\"lowerdir=/engine/volumes/g/_data,upperdir=/engine/volumes/" + scratch
                            + "/_data/upper,workdir=/engine/volumes/" + scratch
                            + "/_data/work,redirect_dir=on,xino=off,nosuid,nodev\"")
                    .contains("\"se.run\":\"fix-20260102-abcd\"", "\"se.attempt\":\"1\"", "\"se.ground\":\"g\"");
            assertThat(only("POST /volumes/create", "\"Name\":\"" + scratch))
                    .contains(
                            "\"type\":\"tmpfs\"", "\"o\":\"size=2147483648,uid=1000,gid=1000,mode=0700,nosuid,nodev\"");
            assertThat(only("POST /containers/create?name=se-fix", ""))
                    .contains("\"Target\":\"/workspace\"")
                    .doesNotContain("\"/workspace\":\"rw,");
            await().until(() -> asked.stream().anyMatch(request -> request.startsWith("DELETE /volumes/" + scratch)));
        }
    }

    @Test
    void where_volumes_are_refused_attempts_begin_as_ever_and_the_engine_is_left_alone_with_it() {
        refused = request -> request.contains(" /volumes");
        try (DockerSandboxes sandboxes = sandboxes("")) {
            sandboxes.start(FIRST, spec());
            assertThat(only("POST /containers/create", "")).contains("\"/workspace\":\"rw,");
            int before = asked.size();
            sandboxes.start(SECOND, spec());
            assertThat(asked.subList(before, asked.size()))
                    .noneMatch(request -> request.contains("/volumes") || request.contains("se-ground"));
            assertThatCode(() -> sandboxes.reap(() -> Set.of(FIRST, SECOND))).doesNotThrowAnyException();
        }
    }

    @Test
    void a_container_that_cannot_be_started_over_a_ground_is_made_anew_with_an_empty_workspace() {
        refusal = 500;
        AtomicBoolean started = new AtomicBoolean();
        refused = request -> request.matches("(?s)POST /containers/se-fix[^/]*/start.*") && !started.getAndSet(true);
        try (DockerSandboxes sandboxes = sandboxes("")) {
            sandboxes.start(FIRST, spec());
            List<String> made = asked.stream()
                    .filter(request -> request.startsWith("POST /containers/create?name=se-fix"))
                    .toList();
            assertThat(made).hasSize(2);
            assertThat(made.getLast()).contains("\"/workspace\":\"rw,");
            assertThat(asked).anyMatch(request -> request.startsWith("DELETE /containers/se-fix"));
        }
    }

    @Test
    void a_folder_of_the_engines_that_the_options_of_a_mount_cannot_name_is_none_to_write_over() {
        root = "/engine,upperdir=/etc/volumes";
        try (DockerSandboxes sandboxes = sandboxes("")) {
            sandboxes.start(FIRST, spec());
            assertThat(asked).noneMatch(request -> request.contains("\"overlay\""));
            assertThat(only("POST /containers/create?name=se-fix", "")).contains("\"/workspace\":\"rw,");
        }
    }

    @Test
    void another_runtime_gets_no_volumes_and_neither_does_an_attempt_without_alternates() {
        try (DockerSandboxes other = sandboxes("runsc");
                DockerSandboxes sandboxes = sandboxes("")) {
            other.start(FIRST, spec());
            sandboxes.start(SECOND, new Sandboxes.Spec("/data/sockets/2", new Readiness.Plain()));
            assertThat(asked).noneMatch(request -> request.contains("/volumes"));
        }
    }

    private DockerSandboxes sandboxes(String runtime) {
        return new DockerSandboxes(new DockerSettings(
                "tcp://127.0.0.1:" + server.getAddress().getPort(),
                new DockerSettings.Images("se-runner:latest", List.of()),
                runtime,
                "test",
                ContainerLimits.STANDARD,
                Duration.ofSeconds(30)));
    }

    private static Sandboxes.Spec spec() {
        return new Sandboxes.Spec("/data/sockets/1", Optional.of(ALTERNATE), "", new Readiness.Plain());
    }

    /** The one request that begins so and holds this. */
    private String only(String beginning, String part) {
        List<String> found = asked.stream()
                .filter(request -> request.startsWith(beginning) && request.contains(part))
                .toList();
        assertThat(found).as(beginning + " " + part).hasSize(1);
        return found.getFirst();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(request);
        if (refused.test(request)) {
            send(exchange, refusal, "{\"message\":\"so it is\"}".getBytes(UTF_8));
        } else if (request.contains("/logs?")) {
            send(exchange, 200, READY);
        } else {
            send(exchange, request.startsWith("GET") ? 200 : request.contains("/create") ? 201 : 204, body(request));
        }
    }

    private byte[] body(String request) {
        String path = request.split(" ", 3)[1];
        if (path.startsWith("/containers/se-ground")) {
            return ("{\"State\":{\"Status\":\"exited\",\"ExitCode\":0},\"Config\":{\"Labels\":{\"se.alternate\":\""
                            + ALTERNATE + "\",\"se.ground\":\"g\"}}}")
                    .getBytes(UTF_8);
        }
        if (path.startsWith("/volumes/create") || path.equals("/volumes/g")) {
            String name = path.equals("/volumes/g") ? "g" : request.replaceAll("(?s).*\"Name\":\"([^\"]+)\".*", "$1");
            return ("{\"Name\":\"" + name + "\",\"Mountpoint\":\"" + root + "/" + name + "/_data\"}").getBytes(UTF_8);
        }
        return switch (request.split(" ", 2)[0]) {
            case "POST" -> "{\"Id\":\"made\"}".getBytes(UTF_8);
            case "GET" -> path.startsWith("/containers/json") ? "[]".getBytes(UTF_8) : "{}".getBytes(UTF_8);
            default -> new byte[0];
        };
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        boolean empty = status == 204;
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
