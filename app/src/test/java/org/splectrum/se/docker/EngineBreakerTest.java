package org.splectrum.se.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.breaker.CircuitBreakers;
import org.splectrum.se.breaker.SteppedClock;
import org.splectrum.se.failure.Circuit.Condition;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.steps.Sandboxes;

/** An engine over TCP that answers as it is told. */
class EngineBreakerTest {
    private static final AttemptId ATTEMPT = new AttemptId(new RunId("fix-20260102-abcd"), "implement", 1);

    private final SteppedClock clock = new SteppedClock();
    private final CircuitBreakers breakers = new CircuitBreakers(clock, clock);
    private final AtomicInteger status = new AtomicInteger(500);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private DockerSandboxes sandboxes;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = "{\"message\":\"so it is\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        sandboxes = new DockerSandboxes(
                new DockerSettings(
                        "tcp://127.0.0.1:" + server.getAddress().getPort(),
                        "se-runner:latest",
                        "test",
                        ContainerLimits.STANDARD,
                        Duration.ofSeconds(10)),
                breakers);
    }

    @AfterEach
    void stop() {
        sandboxes.close();
        server.stop(0);
    }

    @Test
    void an_engine_in_trouble_is_left_alone_and_asked_again_later() throws InterruptedException {
        for (int each = 0; each < 5; each++) {
            assertThatThrownBy(() -> sandboxes.remove(ATTEMPT)).isInstanceOf(Sandboxes.Unavailable.class);
        }
        int before = asked.get();
        assertThatThrownBy(() -> sandboxes.remove(ATTEMPT))
                .isInstanceOf(TryAgainLater.class)
                .hasMessageContaining("the Docker engine (tcp://127.0.0.1:");
        assertThat(sandboxes.await(ATTEMPT, Duration.ZERO)).isEqualTo(Sandboxes.State.RUNNING);
        assertThat(asked).hasValue(before);
        clock.step(Duration.ofSeconds(6));
        status.set(404);
        sandboxes.remove(ATTEMPT);
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @Test
    void what_an_engine_refuses_says_nothing_of_how_it_is() {
        status.set(400);
        for (int each = 0; each < 20; each++) {
            assertThatThrownBy(() -> sandboxes.remove(ATTEMPT)).isInstanceOf(Sandboxes.Unavailable.class);
        }
        assertThat(condition()).isEqualTo(new Condition.Closed());
    }

    @Test
    void where_no_engine_answers_the_mend_is_told_as_well_while_nobody_asks() {
        server.stop(0);
        for (int each = 0; each < 5; each++) {
            assertThatThrownBy(() -> sandboxes.remove(ATTEMPT)).isInstanceOf(Sandboxes.Unavailable.class);
        }
        assertThatThrownBy(() -> sandboxes.remove(ATTEMPT))
                .isInstanceOf(TryAgainLater.class)
                .hasMessageContainingAll("no Docker engine answers", "./se engine", "DOCKER_HOST");
    }

    private Condition condition() {
        return breakers.snapshot().getFirst().condition();
    }
}
