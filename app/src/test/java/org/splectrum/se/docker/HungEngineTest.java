package org.splectrum.se.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.breaker.CircuitBreakers;
import org.splectrum.se.breaker.SteppedClock;
import org.splectrum.se.docker.MoodyEngine.Mood;
import org.splectrum.se.failure.Breakers;
import org.splectrum.se.failure.Circuit.Condition;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.steps.Sandboxes;

/** An engine that takes connections and says nothing, for a while. */
class HungEngineTest {
    private static final AttemptId ATTEMPT = new AttemptId(new RunId("fix-20260102-abcd"), "implement", 1);
    private static final Duration PATIENT = Duration.ofMinutes(1);

    /** More than there may be connections. */
    private static final int MANY = 150;

    @TempDir
    private Path folder;

    private HttpServer behind;
    private MoodyEngine engine;

    @BeforeEach
    void start() throws IOException {
        behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        behind.createContext("/", exchange -> {
            byte[] body = "{\"message\":\"no such container\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        behind.start();
        engine = new MoodyEngine(folder.resolve("d.sock"), behind.getAddress());
        engine.turn(Mood.HUNG);
    }

    @AfterEach
    void stop() {
        engine.close();
        behind.stop(0);
    }

    @Test
    void it_is_left_alone_after_some_calls_and_asked_again_when_it_answers() {
        SteppedClock clock = new SteppedClock();
        CircuitBreakers breakers = new CircuitBreakers(clock, clock);
        try (DockerSandboxes hasty = sandboxes(Duration.ofMillis(20), breakers);
                DockerSandboxes patient = sandboxes(PATIENT, breakers)) {
            for (int each = 0; each < 5; each++) {
                assertThatThrownBy(() -> hasty.remove(ATTEMPT))
                        .isInstanceOf(Sandboxes.Unavailable.class)
                        .hasMessageContaining("no Docker engine answers");
            }
            // It is not asked: it would say nothing again.
            assertThatThrownBy(() -> hasty.remove(ATTEMPT)).isInstanceOf(TryAgainLater.class);
            engine.turn(Mood.WELL);
            clock.step(Duration.ofSeconds(6));
            patient.remove(ATTEMPT);
            assertThat(breakers.snapshot().getFirst().condition()).isEqualTo(new Condition.Closed());
        }
    }

    @Test
    void however_many_calls_hung_those_that_come_later_are_answered() throws Exception {
        try (DockerSandboxes sandboxes = sandboxes(Duration.ofSeconds(1), Breakers.none());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> calls = IntStream.range(0, MANY)
                    .<Callable<Boolean>>mapToObj(each -> () -> isAnswered(sandboxes))
                    .toList();
            for (Future<Boolean> answered : threads.invokeAll(calls)) {
                assertThat(answered.get()).isFalse();
            }
            engine.turn(Mood.WELL);
            await().atMost(PATIENT).until(() -> isAnswered(sandboxes));
        }
    }

    private static boolean isAnswered(DockerSandboxes sandboxes) {
        try {
            sandboxes.remove(ATTEMPT);
            return true;
        } catch (Sandboxes.Unavailable silent) {
            return false;
        }
    }

    private DockerSandboxes sandboxes(Duration patience, Breakers breakers) {
        return new DockerSandboxes(
                new DockerSettings(engine.host(), "se-runner:latest", "test", ContainerLimits.STANDARD, patience),
                breakers);
    }
}
