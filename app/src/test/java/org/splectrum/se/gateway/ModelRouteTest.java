package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.model.Usage;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.steps.Gateways.Gate;

class ModelRouteTest {
    private static final String MESSAGES = Routes.MODEL + "/v1/messages";
    private static final String ASKS_FOR_STREAM =
            "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":1000,\"stream\":true}";
    private static final String START =
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"model\":"
                    + "\"claude-sonnet-4-5\",\"usage\":{\"input_tokens\":100,\"cache_read_input_tokens\":2000,"
                    + "\"cache_creation_input_tokens\":400,\"output_tokens\":1}}}\n\n";
    private static final String TEXT = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"delta\":"
            + "{\"type\":\"text_delta\",\"text\":\"say \\\"usage\\\" and \\\"message_stop\\\"\"}}\n\n";
    private static final String DELTA =
            "event: message_delta\ndata: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":50}}\n\n";
    private static final String STOP = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

    /** 100 at 3, 50 at 15, 2000 at 0.3 and 400 at 3.75 millionths of a dollar. */
    private static final Usage TAKEN = new Usage(100, 50, 2000, 400, 300 + 750 + 600 + 1500);

    /** Silence that is too long. */
    private static final Duration SOON = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private AutoCloseable model = () -> {};
    private AutoCloseable site = () -> {};

    @AfterEach
    void stop() throws Exception {
        site.close();
        model.close();
    }

    @Test
    void a_stream_goes_through_piece_by_piece_and_is_counted_before_its_end() throws IOException {
        CountDownLatch firstArrived = new CountDownLatch(1);
        Site here = startSite(start(new ScriptedModel(exchange -> {
            OutputStream out = ScriptedModel.stream(exchange);
            ScriptedModel.send(out, START + TEXT);
            await(firstArrived);
            ScriptedModel.send(out, DELTA.substring(0, 40));
            ScriptedModel.send(out, DELTA.substring(40) + STOP);
        })));
        Gate gate = here.open(Site.attempt(1));
        try (InputStream answer = open(here, gate, ASKS_FOR_STREAM).body()) {
            byte[] first = answer.readNBytes((START + TEXT).length());
            assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo(START + TEXT);
            assertThat(taken(here)).isEqualTo(Usage.NONE);
            firstArrived.countDown();
            answer.readNBytes(DELTA.length() + STOP.length());
            assertThat(taken(here)).isEqualTo(TAKEN);
            assertThat(answer.read()).isEqualTo(-1);
        }
        assertThat(taken(here)).isEqualTo(TAKEN);
    }

    @Test
    void the_key_is_added_and_what_the_agent_sent_as_credentials_is_not_passed_on() {
        ScriptedModel upstream = start(ScriptedModel.answering(200, "application/json", "{}"));
        Site here = startSite(upstream);
        here.post(
                here.open(Site.attempt(1)),
                MESSAGES + "?beta=true",
                "{\"max_tokens\":1}",
                "x-api-key",
                "placeholder",
                "authorization",
                "Bearer mine",
                "cookie",
                "c=1",
                "anthropic-version",
                "2023-06-01",
                "anthropic-beta",
                "one,two",
                "accept-encoding",
                "gzip");
        ScriptedModel.Asked asked = upstream.asked.getFirst();
        assertThat(asked.target()).isEqualTo("/v1/messages?beta=true");
        assertThat(asked.body()).isEqualTo("{\"max_tokens\":1}");
        assertThat(asked.headers().get("x-api-key")).containsExactly(Site.KEY);
        assertThat(asked.headers().get("anthropic-version")).containsExactly("2023-06-01");
        assertThat(asked.headers().get("anthropic-beta")).containsExactly("one,two");
        assertThat(asked.headers().get("accept-encoding")).containsExactly("identity");
        assertThat(asked.headers()).doesNotContainKeys("Authorization", "Cookie");
    }

    @Test
    void an_answer_in_one_piece_is_counted_too() {
        String answer = "{\"model\":\"claude-opus-4-5\",\"usage\":{\"input_tokens\":10,\"output_tokens\":2}}";
        Site here = startSite(start(ScriptedModel.answering(200, "application/json", answer)));
        HttpResponse<String> response = here.post(here.open(Site.attempt(1)), MESSAGES, "{\"max_tokens\":1}");
        assertThat(response.body()).isEqualTo(answer);
        assertThat(response.headers().firstValue("request-id")).contains("req_1");
        assertThat(response.headers().map()).doesNotContainKey("anthropic-organization-id");
        assertThat(taken(here)).isEqualTo(new Usage(10, 2, 0, 0, 100));
    }

    @Test
    void counting_tokens_costs_nothing() {
        Site here = startSite(start(ScriptedModel.answering(200, "application/json", "{\"input_tokens\":7}")));
        assertThat(here.post(here.open(Site.attempt(1)), MESSAGES + "/count_tokens", "{}")
                        .body())
                .isEqualTo("{\"input_tokens\":7}");
        assertThat(taken(here)).isEqualTo(Usage.NONE);
    }

    @ParameterizedTest
    @CsvSource({"401", "400", "429", "500", "529"})
    void an_error_of_the_model_comes_through_but_never_the_key_in_it(int status) {
        Site here = startSite(start(ScriptedModel.answering(
                status, "application/json", "{\"error\":\"" + Site.KEY + " is not \u00fcseful\"}")));
        HttpResponse<String> response = here.post(here.open(Site.attempt(1)), MESSAGES, ASKS_FOR_STREAM);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("{\"error\":\"*** is not \u00fcseful\"}");
        assertThat(taken(here)).isEqualTo(Usage.NONE);
    }

    @Test
    void garbage_of_the_model_comes_through_and_counts_nothing() {
        Site here = startSite(start(ScriptedModel.answering(200, "text/html", "<h1>\0garbage")));
        assertThat(here.post(here.open(Site.attempt(1)), MESSAGES, "{\"max_tokens\":1}")
                        .body())
                .isEqualTo("<h1>\0garbage");
        assertThat(taken(here)).isEqualTo(Usage.NONE);
    }

    @Test
    void a_model_that_cannot_be_reached_is_told_in_its_own_form() {
        Site here = new Site(folder);
        site = here;
        HttpResponse<String> response = here.post(here.open(Site.attempt(1)), MESSAGES, ASKS_FOR_STREAM);
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("\"type\":\"error\"", "\"type\":\"api_error\"");
    }

    @Test
    void a_stream_that_falls_silent_is_cut_and_what_it_told_is_counted() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        ScriptedModel upstream = start(new ScriptedModel(exchange -> {
            ScriptedModel.send(ScriptedModel.stream(exchange), START);
            await(over);
        }));
        boolean begun = false;
        // On a busy machine the beginning, too, may come too late: then with more patience.
        for (Duration silence = SOON; !begun; silence = silence.multipliedBy(4)) {
            try (Site here = site(folder.resolve(silence.toString()), upstream, silence);
                    InputStream answer = open(here, here.open(Site.attempt(1)), ASKS_FOR_STREAM)
                            .body()) {
                begun = begins(answer);
                if (begun) {
                    assertThatThrownBy(answer::read).isInstanceOf(IOException.class);
                    assertThat(taken(here)).isEqualTo(new Usage(100, 1, 2000, 400, 300 + 15 + 600 + 1500));
                }
            }
        }
        over.countDown();
    }

    private static boolean begins(InputStream answer) {
        try {
            return new String(answer.readNBytes(START.length()), StandardCharsets.UTF_8).equals(START);
        } catch (IOException cut) {
            return false;
        }
    }

    @Test
    void a_model_that_never_begins_its_stream_is_given_up() {
        CountDownLatch over = new CountDownLatch(1);
        Site here = site(folder, start(new ScriptedModel(exchange -> await(over))), SOON);
        site = here;
        assertThat(here.post(here.open(Site.attempt(1)), MESSAGES, ASKS_FOR_STREAM)
                        .statusCode())
                .isEqualTo(504);
        over.countDown();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/messages",
        "GET, /v1/models",
        "POST, /v1/files",
        "POST, /v1/messages/batches",
        "POST, /v1/messages/../organizations",
        "POST, /v1/messages?a=%0d%0ax",
        "DELETE, /v1/messages"
    })
    void nothing_else_of_the_api_can_be_called(String method, String path) {
        ScriptedModel upstream = start(ScriptedModel.answering(200, "application/json", "{}"));
        Site here = startSite(upstream);
        URI uri = here.tcp(here.open(Site.attempt(1)), Routes.MODEL + path);
        HttpResponse<String> response =
                here.send(HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(response.statusCode()).isIn(404, 400);
        assertThat(upstream.asked).isEmpty();
    }

    @Test
    void a_request_too_large_for_the_model_is_not_passed_on() {
        ScriptedModel upstream = start(ScriptedModel.answering(200, "application/json", "{}"));
        Site here = startSite(upstream);
        Gate gate = here.open(Site.attempt(1));
        assertThat(here.post(gate, MESSAGES, request(32 << 20)).statusCode()).isEqualTo(200);
        assertThat(here.post(gate, MESSAGES, request((32 << 20) + 1)).statusCode())
                .isEqualTo(413);
        assertThat(upstream.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-5-5, 200",
        "claude-haiku-9, 200",
        "claude-sonnet-5, 404",
        "claude-opus-5-5-x, 404",
        "'', 404"
    })
    void only_models_that_are_allowed_are_called(String name, int status) {
        ScriptedModel upstream = start(ScriptedModel.answering(200, "application/json", "{}"));
        Site here = new Site(Site.settings(
                folder,
                new ModelSettings(
                        upstream.uri(), Site.KEY, List.of("claude-opus-5-5", "claude-haiku-*"), Site.SILENCE)));
        site = here;
        HttpResponse<String> answer =
                here.post(here.open(Site.attempt(1)), MESSAGES, "{\"model\":\"" + name + "\",\"max_tokens\":1}");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(upstream.asked).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void features_that_reach_outside_are_not_passed_on_and_what_was_refused_is_counted() {
        ScriptedModel upstream = start(ScriptedModel.answering(200, "application/json", "{}"));
        Site here = startSite(upstream);
        Gate gate = here.open(Site.attempt(1));
        here.post(
                gate,
                MESSAGES,
                "{\"max_tokens\":1}",
                "anthropic-beta",
                "mcp-client-2025-04-04, effort-2025-11-24,files-api-2025-04-14");
        assertThat(upstream.asked.getFirst().headers().get("anthropic-beta")).containsExactly("effort-2025-11-24");
        assertThat(here.post(gate, MESSAGES, "{\"max_tokens\":1,\"tools\":[{\"type\":\"web_fetch_20250910\"}]}")
                        .statusCode())
                .isEqualTo(400);
        here.post(gate, Routes.MODEL + "/v1/files", "{}");
        here.post(gate, Routes.MODEL + "/v1/files", "{}");
        assertThat(here.attempts.ofRun(Site.attempt(1).run())).hasSize(2).containsEntry("model: POST /v1/files", 2L);
    }

    @Test
    void an_agent_that_calls_without_end_is_slowed_down() {
        ScriptedModel upstream = start(ScriptedModel.answering(200, "application/json", "{\"input_tokens\":7}"));
        Site here = startSite(upstream);
        Gate gate = here.open(Site.attempt(1));
        HttpResponse<String> answer = here.post(gate, MESSAGES + "/count_tokens", "{}");
        for (int i = 0; i < 1000 && answer.statusCode() == 200; i++) {
            answer = here.post(gate, MESSAGES + "/count_tokens", "{}");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
    }

    @Test
    void a_key_with_a_line_end_is_refused_without_being_told() {
        assertThatThrownBy(() -> new ModelSettings(
                        URI.create("https://a.example"), Site.KEY + "\n", List.of(), ModelSettings.SILENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(Site.KEY);
        assertThat(new ModelSettings(URI.create("https://a.example"), Site.KEY, List.of(), ModelSettings.SILENCE)
                        .toString())
                .doesNotContain(Site.KEY);
    }

    private static String request(int bytes) {
        String start = "{\"max_tokens\":1,\"messages\":\"";
        return start + "x".repeat(bytes - start.length() - 2) + "\"}";
    }

    private ScriptedModel start(ScriptedModel upstream) {
        model = upstream;
        return upstream;
    }

    private static Site site(Path folder, ScriptedModel upstream, Duration silence) {
        return new Site(Site.settings(folder, new ModelSettings(upstream.uri(), Site.KEY, List.of(), silence)));
    }

    private Site startSite(ScriptedModel upstream) {
        Site here = new Site(folder, upstream.uri());
        site = here;
        return here;
    }

    private static Usage taken(Site here) {
        return here.attempts.ofStep(Site.attempt(1).run(), Site.attempt(1).step());
    }

    private static HttpResponse<InputStream> open(Site here, Gate gate, String body) throws IOException {
        try {
            return here.client()
                    .send(
                            HttpRequest.newBuilder(here.tcp(gate, MESSAGES))
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
