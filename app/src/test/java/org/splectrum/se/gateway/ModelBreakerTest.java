package org.splectrum.se.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.breaker.CircuitBreakers;
import org.splectrum.se.breaker.SteppedClock;
import org.splectrum.se.failure.Circuit.Condition;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.steps.Gateways.Gate;

/** A model's API that fails. */
class ModelBreakerTest {
    private final SteppedClock clock = new SteppedClock();
    private final CircuitBreakers breakers = new CircuitBreakers(clock, clock);
    private final AtomicInteger status = new AtomicInteger(200);
    private final ScriptedModel model = new ScriptedModel(exchange -> {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(status.get(), body.length);
        exchange.getResponseBody().write(body);
    });

    @TempDir
    private Path folder;

    private Site site;
    private Gate gate;

    @BeforeEach
    void start() {
        site = new Site(Site.settings(folder, model.uri()), breakers);
        gate = site.open(Site.attempt(1));
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
        model.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 529})
    void a_model_in_trouble_is_left_alone_and_agents_are_told_when_to_ask_again(int trouble) {
        status.set(trouble);
        for (int each = 0; each < 5; each++) {
            assertThat(ask().statusCode()).isEqualTo(trouble);
        }
        HttpResponse<String> refusal = ask();
        assertThat(refusal.statusCode()).isEqualTo(503);
        assertThat(refusal.headers().firstValueAsLong("retry-after").orElseThrow())
                .isPositive();
        assertThat(refusal.body())
                .contains("\"api_error\"", "is not asked before", "it answered " + trouble)
                .doesNotContain(Site.KEY);
        assertThat(model.asked).hasSize(5);
        clock.step(Duration.ofSeconds(6));
        status.set(200);
        assertThat(ask().statusCode()).isEqualTo(200);
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413})
    void what_an_agent_asks_wrongly_says_nothing_of_the_model(int fault) {
        status.set(fault);
        for (int each = 0; each < 20; each++) {
            assertThat(ask().statusCode()).isEqualTo(fault);
        }
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @Test
    void a_model_that_cannot_be_reached_is_left_alone_too() {
        try (Site away = new Site(Site.settings(folder.resolve("away"), URI.create("http://127.0.0.1:1")), breakers)) {
            Gate door = away.open(Site.attempt(1));
            for (int each = 0; each < 5; each++) {
                assertThat(ask(away, door).statusCode()).isEqualTo(502);
            }
            assertThat(ask(away, door).body()).contains("no answer came: ConnectException");
        }
    }

    private HttpResponse<String> ask() {
        return ask(site, gate);
    }

    private static HttpResponse<String> ask(Site site, Gate gate) {
        return site.post(gate, Routes.MODEL + "/v1/messages", "{\"max_tokens\":1}");
    }

    private Condition condition() {
        return breakers.snapshot().getFirst().condition();
    }
}
