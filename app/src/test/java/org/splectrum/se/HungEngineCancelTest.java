package org.splectrum.se;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.docker.MoodyEngine;
import org.splectrum.se.docker.MoodyEngine.Mood;
import org.splectrum.se.failure.Backoff;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;

/** Who wants a run to end does not wait for an engine that hangs. */
final class HungEngineCancelTest {
    /** Longer than any test takes: whatever ends sooner did not wait for the engine. */
    private static final Timeouts ENDLESS = new Timeouts(
            Timeouts.USUAL.model(),
            Timeouts.USUAL.attempt(),
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)),
            Duration.ofHours(1));

    @TempDir
    private Path folder;

    @Test
    void a_run_is_cancelled_while_the_engine_hangs_and_its_container_goes_when_it_answers() throws IOException {
        HttpServer behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        behind.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        behind.start();
        try (MoodyEngine engine = new MoodyEngine(folder.resolve("d.sock"), behind.getAddress())) {
            engine.turn(Mood.HUNG);
            try (TroubledServer troubled = new TroubledServer(folder, engine.host(), ENDLESS)) {
                int before = engine.taken();
                troubled.ada.comment(TroubledServer.REPO, troubled.issue, "/se run");
                troubled.await("a run whose agent is to start", HungEngineCancelTest::isAtWork);
                await().until(() -> engine.taken() > before);
                troubled.ada.comment(TroubledServer.REPO, troubled.issue, "/se cancel");
                Run run = troubled.await("its end", each -> each.state() == RunState.CANCELLED);
                troubled.awaitSaid(
                        said -> said.stream().anyMatch(one -> one.body().contains("ancelled")));
                assertThat(troubled.server().settled(run.id())).isFalse();
                engine.turn(Mood.WELL);
                await().until(() -> troubled.server().settled(run.id()));
                assertThat(troubled.said()).hasSize(1);
            }
        } finally {
            behind.stop(0);
        }
    }

    private static boolean isAtWork(Run run) {
        return run.progress("agent") instanceof Progress.Running;
    }
}
