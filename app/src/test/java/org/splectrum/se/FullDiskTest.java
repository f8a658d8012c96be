package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Effect;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Engine;
import org.splectrum.se.run.RetryClock;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Samples;
import org.splectrum.se.run.SteppedTimer;
import org.splectrum.se.store.Store;
import org.splectrum.se.web.WebServer;

/** The disk under the database is full for a while. */
final class FullDiskTest {
    private static final String SECRET = "it is one";
    private static final int PAGES = 300;

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(new Store.Settings(url() + "?max_page_count=" + PAGES, 1_000));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void deliveries_are_refused_for_later_and_taken_again_when_there_is_room() throws Exception {
        WebServer.Settings settings = WebServer.Settings.of(0, List.of(SECRET));
        try (WebServer web = WebServer.start(settings, store.deliveries(), List::of, InstantSource.system());
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(deliver(client, web, "before").statusCode()).isEqualTo(202);
            fill();
            HttpResponse<String> refused = deliver(client, web, "meanwhile");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("disk", "Redeliver");
            makeRoom();
            assertThat(deliver(client, web, "meanwhile").statusCode()).isEqualTo(202);
            assertThat(store.inbox().waiting(9))
                    .extracting(delivery -> delivery.id())
                    .containsExactly("before", "meanwhile");
        }
    }

    @Test
    void a_run_waits_and_ends_when_there_is_room() {
        AtomicInteger tries = new AtomicInteger();
        SteppedTimer timer = new SteppedTimer();
        RetryClock retryClock = new RetryClock(timer, (what, failure, wait) -> tries.incrementAndGet());
        try (Engine engine = new Engine(store.runs(), store.backlog(), this::perform, retryClock)) {
            engine.start();
            RunId run = engine.request(Samples.request("comment/1", 7));
            for (int times = 1; times <= 3; times++) {
                int tried = times;
                await().until(() -> tries.get() >= tried);
                timer.step(Duration.ofMinutes(1));
            }
            assertThat(state(run)).isEqualTo(RunState.RUNNING);
            assertThatThrownBy(() -> engine.request(Samples.request("comment/2 " + noise(), 8)))
                    .hasMessageContaining("full");
            makeRoom();
            await().until(() -> {
                timer.step(Duration.ofMinutes(1));
                return state(run) == RunState.SUCCEEDED;
            });
            RunId other = engine.request(Samples.request("comment/2 " + noise(), 8));
            await().until(() -> state(other) == RunState.SUCCEEDED);
        }
    }

    /** What the first attempt brings is too much for a full disk; the disk is filled just before that. */
    private void perform(Run run, Effect effect, Consumer<RunEvent> news) {
        if (effect instanceof Effect.Attempt(var attempt)) {
            boolean first = attempt.number() == 1 && run.request().key().equals("comment/1");
            if (first && attempt.step().equals("prepare")) {
                fill();
                news.accept(Samples.ended(run, attempt, new Ending.Lost(noise())));
            } else {
                news.accept(Samples.succeeded(run, attempt));
            }
        }
    }

    private RunState state(RunId run) {
        return store.runs().find(run).orElseThrow().state();
    }

    private boolean filled;

    private synchronized void fill() {
        if (!filled) {
            filled = true;
            sql("CREATE TABLE ballast (x BLOB)", "INSERT INTO ballast VALUES (zeroblob(" + 4096 * PAGES + "))");
        }
    }

    private void makeRoom() {
        sql("DROP TABLE ballast");
    }

    private void sql(String... statements) {
        try (Handle handle = Jdbi.create(url() + "?busy_timeout=60000").open()) {
            for (String statement : statements) {
                handle.execute(statement);
            }
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("se.db");
    }

    private static String noise() {
        return new Random(7)
                .ints(60_000, 'a', 'z')
                .mapToObj(each -> String.valueOf((char) each))
                .collect(Collectors.joining());
    }

    private static HttpResponse<String> deliver(HttpClient client, WebServer web, String id)
            throws IOException, InterruptedException, GeneralSecurityException {
        String body = "{\"x\":\"" + noise() + "\"}";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + "/webhook"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "issue_comment")
                .header("X-GitHub-Delivery", id)
                .header("X-Hub-Signature-256", "sha256=" + signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
