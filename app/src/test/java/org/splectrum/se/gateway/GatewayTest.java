package org.splectrum.se.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Wire;
import org.splectrum.se.runner.protocol.Work;
import org.splectrum.se.steps.Gateways.Gate;

class GatewayTest {
    /** Longer than any test takes. */
    private static final Duration ENDLESS = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private Site site;

    @BeforeEach
    void start() {
        site = new Site(folder);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void the_first_to_ask_gets_the_order_and_later_ones_need_the_token_that_was_in_it() throws IOException {
        Gate gate = site.open(Site.attempt(1));
        HttpResponse<String> first = site.get(gate, Routes.ORDER);
        assertThat(first.statusCode()).isEqualTo(200);
        Order order = Wire.mapper().readValue(first.body(), Order.class);
        assertThat(order.name()).isEqualTo("fix-20260102-abcd/implement/1");
        assertThat(order.token()).hasSize(64);

        assertThat(site.get(gate, Routes.ORDER).statusCode()).isEqualTo(409);
        assertThat(site.get(gate, Routes.ORDER, "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(409);
        HttpResponse<String> again = site.get(gate, Routes.ORDER, "Authorization", "Bearer " + order.token());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void who_missed_the_answer_gets_the_order_again_even_after_a_restart_and_nobody_else_does() {
        Gate before = site.open(Site.attempt(1));
        HttpResponse<String> first = site.get(before, Routes.ORDER, Routes.CLAIMANT, "a-word-by-chance");
        assertThat(first.statusCode()).isEqualTo(200);
        site.restart();
        Gate after = site.open(Site.attempt(1));
        for (String claimant : List.of("another-word", "a-word-by-chanc", "a-word-by-chance.")) {
            assertThat(site.get(after, Routes.ORDER, Routes.CLAIMANT, claimant).statusCode())
                    .isEqualTo(409);
        }
        assertThat(site.get(after, Routes.ORDER).statusCode()).isEqualTo(409);
        assertThat(site.get(after, Routes.ORDER, Routes.CLAIMANT, "a-word-by-chance")
                        .body())
                .isEqualTo(first.body());
    }

    @Test
    void a_claim_the_token_and_the_socket_outlive_a_restart_of_the_server() {
        Gate before = site.open(Site.attempt(1));
        String token = site.claim(before);
        site.restart();
        Gate after = site.open(Site.attempt(1));

        assertThat(after.socketFolder()).isEqualTo(before.socketFolder());
        assertThat(site.get(after, Routes.ORDER).statusCode()).isEqualTo(409);
        assertThat(site.get(after, Routes.ORDER, "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_folder_that_a_container_sees_is_the_same_one_after_a_server_that_was_killed() throws IOException {
        Gate before = site.open(Site.attempt(1));
        Object folderBefore = Files.getAttribute(Path.of(before.socketFolder()), "unix:ino");
        site.gateway().close();
        Files.createFile(Site.socket(before)); // what a killed server leaves behind
        site.restart();
        Gate after = site.open(Site.attempt(1));

        assertThat(Files.getAttribute(Path.of(after.socketFolder()), "unix:ino"))
                .isEqualTo(folderBefore);
        assertThat(site.get(after, Routes.ORDER).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_of_one_attempt_is_worth_nothing_at_anothers_socket() {
        Gate one = site.open(Site.attempt(1));
        Gate other = site.open(Site.attempt(2));
        String token = site.claim(one);
        site.claim(other);

        assertThat(one.socketFolder()).isNotEqualTo(other.socketFolder());
        assertThat(site.get(other, Routes.ORDER, "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(409);
        assertThat(site.post(other, Routes.MESSAGES, "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_comes_before_the_order_waits_for_it() throws IOException {
        try (Site patient = new Site(folder.resolve("patient"), ENDLESS)) {
            Gate gate = patient.gateway().open(Site.attempt(1), Site.REPOSITORY);
            CompletableFuture<HttpResponse<String>> asked =
                    CompletableFuture.supplyAsync(() -> patient.get(gate, Routes.ORDER));
            assertThat(patient.get(patient.open(Site.attempt(2)), Routes.ORDER).statusCode())
                    .as("other attempts are served meanwhile")
                    .isEqualTo(200);
            assertThat(asked).isNotDone();

            gate.handIn(Site.order(Site.attempt(1), Site.SOME_SHA, new Work.Verify(List.of("first"))));
            gate.handIn(Site.order(Site.attempt(1), Site.SOME_SHA, new Work.Verify(List.of("late one"))));
            HttpResponse<String> answer = asked.join();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("first").doesNotContain("late one");
            assertThat(patient.get(gate, Routes.ORDER).statusCode()).isEqualTo(409);
        }
    }

    @Test
    void an_order_that_does_not_come_is_no_claim() throws IOException {
        Site impatient = new Site(folder.resolve("impatient"), Duration.ofMillis(50));
        try (impatient) {
            Gate gate = impatient.gateway().open(Site.attempt(1), Site.REPOSITORY);
            assertThat(impatient.get(gate, Routes.ORDER).statusCode()).isEqualTo(503);
            gate.handIn(Site.order(Site.attempt(1), Site.SOME_SHA, new Work.Verify(List.of("do it"))));
            assertThat(impatient.get(gate, Routes.ORDER).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET " + Routes.ORDER,
                "POST " + Routes.MESSAGES,
                "GET " + Routes.REPOSITORY + "/info/refs?service=git-upload-pack",
                "GET " + Routes.REPOSITORY + "/info/refs?service=git-receive-pack",
                "POST " + Routes.MODEL + "/v1/messages"
            })
    void who_has_the_token_gets_nothing_either_before_the_order_is_there_again(String asked) {
        String method = asked.substring(0, asked.indexOf(' '));
        String path = asked.substring(asked.indexOf(' ') + 1);
        Site impatient = new Site(folder.resolve("impatient"), Duration.ofMillis(50));
        try (impatient) {
            String token = impatient.claim(impatient.open(Site.attempt(1)));
            impatient.restart();
            Gate gate = impatient.gateway().open(Site.attempt(1), Site.REPOSITORY);
            HttpResponse<String> answer = impatient.send(HttpRequest.newBuilder(impatient.tcp(gate, path))
                    .header("Authorization", "Bearer " + token)
                    .method(method, HttpRequest.BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(impatient.attempts.after(Site.attempt(1), 0)).isEmpty();
        }
    }

    @Test
    void who_waits_for_an_order_goes_when_the_gate_is_closed_and_an_order_that_comes_later_opens_nothing()
            throws IOException {
        try (Site patient = new Site(folder.resolve("patient"), ENDLESS)) {
            Gate gate = patient.gateway().open(Site.attempt(1), Site.REPOSITORY);
            CompletableFuture<HttpResponse<String>> asked =
                    CompletableFuture.supplyAsync(() -> patient.get(gate, Routes.ORDER));
            assertThat(patient.get(gate, "/nothing").statusCode()).isEqualTo(404);
            gate.close();
            gate.handIn(Site.order(Site.attempt(1), Site.SOME_SHA, new Work.Verify(List.of("do it"))));
            assertThat(asked.handle((answer, broken) -> broken == null ? answer.statusCode() : 0))
                    .as("broken off or refused, though it might have waited on")
                    .succeedsWithin(Duration.ofMinutes(1))
                    .isIn(0, 503);
            assertThat(Path.of(gate.socketFolder())).doesNotExist();
            assertThat(folder.resolve("patient/state/claimed")).doesNotExist();
        }
    }

    @Test
    void opening_twice_gives_the_same_door() {
        assertThat(site.open(Site.attempt(1))).isSameAs(site.open(Site.attempt(1)));
    }

    @Test
    void a_closed_gate_leaves_nothing_behind_and_the_others_listen_on() throws IOException {
        Gate gate = site.open(Site.attempt(1));
        Gate other = site.open(Site.attempt(2));
        site.claim(gate);
        Files.createFile(Files.createDirectories(Path.of(gate.socketFolder()).resolve("input/objects"))
                .resolve("laid"));
        gate.close();
        gate.close();

        assertThat(Path.of(gate.socketFolder())).doesNotExist();
        try (Stream<Path> claims = Files.list(folder.resolve("state/claimed"))) {
            assertThat(claims).isEmpty();
        }
        assertThat(site.get(other, Routes.ORDER).statusCode()).isEqualTo(200);
    }

    @Test
    void what_no_attempt_needs_is_forgotten_and_what_one_needs_or_somebody_else_made_stays() throws IOException {
        Gate dead = site.open(Site.attempt(1));
        Path beside = Files.createDirectories(
                Path.of(dead.socketFolder()).resolveSibling("test").resolve("0123456789abcdef"));
        Gate alive = site.open(Site.attempt(2));
        site.claim(dead);
        site.claim(alive);
        site.restart();
        Gate open = site.open(Site.attempt(3));
        AtomicReference<Gate> begun = new AtomicReference<>();
        site.gateway().reap(() -> {
            begun.set(site.open(Site.attempt(4)));
            return Set.of(Site.attempt(2), Site.attempt(3));
        });

        assertThat(Path.of(dead.socketFolder())).doesNotExist();
        assertThat(Path.of(alive.socketFolder())).isDirectory();
        assertThat(beside).isDirectory();
        assertThat(site.get(open, Routes.ORDER).statusCode()).isEqualTo(200);
        assertThat(site.get(begun.get(), Routes.ORDER).statusCode())
                .as("it began while the others were looked for")
                .isEqualTo(200);
        assertThat(site.get(site.open(Site.attempt(2)), Routes.ORDER).statusCode())
                .isEqualTo(409);
        assertThat(site.get(site.open(Site.attempt(1)), Routes.ORDER).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_gate_that_stayed_open_for_nobody_is_closed_with_its_socket() {
        Gate left = site.open(Site.attempt(1));
        Gate needed = site.open(Site.attempt(2));
        site.gateway().reap(() -> Set.of(Site.attempt(2)));
        assertThat(Path.of(left.socketFolder())).doesNotExist();
        assertThat(site.get(needed, Routes.ORDER).statusCode()).isEqualTo(200);
        left.close();
        assertThat(site.get(site.open(Site.attempt(1)), Routes.ORDER).statusCode())
                .as("it may be tried again")
                .isEqualTo(200);
    }

    @Test
    void a_connection_that_was_open_ends_with_its_gate() throws IOException {
        Gate gate = site.open(Site.attempt(1));
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(Site.socket(gate)));
            channel.write(ByteBuffer.wrap("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(1000);
            assertThat(channel.read(answer)).isPositive();
            gate.close();
            while (channel.read(answer) > 0) {
                assertThat(answer.hasRemaining()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/orders", "/order/1", "/repository.git", "/model", "/../order/x", "/webhook"})
    void there_is_nothing_at_other_paths(String path) {
        assertThat(site.get(site.open(Site.attempt(1)), path).statusCode()).isIn(404, 400);
    }

    @Test
    void only_the_server_gets_to_the_sockets_and_the_key_but_the_container_may_connect() throws IOException {
        Gate gate = site.open(Site.attempt(1));
        assertThat(permissions(folder.resolve("s"))).isEqualTo("rwx------");
        assertThat(permissions(Path.of(gate.socketFolder()))).isEqualTo("rwx--x--x");
        assertThat(permissions(Site.socket(gate))).isEqualTo("rw-rw-rw-");
        assertThat(permissions(folder.resolve("state/key"))).isEqualTo("rw-------");
    }

    @Test
    void a_path_too_long_for_a_socket_is_refused_with_the_mend() {
        Path deep = folder.resolve("d".repeat(100));
        GatewaySettings settings = new GatewaySettings(
                deep,
                folder.resolve("state"),
                repository -> folder,
                1,
                new ModelSettings(URI.create("http://127.0.0.1:1"), "", List.of(), Duration.ofSeconds(1)),
                new GatewaySettings.Guard(List.of(), List.of()));
        try (Site far = new Site(settings)) {
            assertThatThrownBy(() -> far.open(Site.attempt(1)))
                    .hasMessageContaining("107")
                    .hasMessageContaining("SE_DATA_DIR");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
