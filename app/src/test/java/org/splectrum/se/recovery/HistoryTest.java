package org.splectrum.se.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
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

final class HistoryTest {
    private final SteppedTimer timer = new SteppedTimer();

    @Test
    void theStoredEventsOfAnEndedRunMakeExactlyTheStoredRun(@TempDir Path folder) {
        Path file = folder.resolve("se.db");
        try (Store store = Store.open(Store.Settings.of(file))) {
            List<RunId> ended = ended(store);
            assertThat(ended)
                    .hasSize(3)
                    .allSatisfy(id -> assertThat(new History(file).fold(id))
                            .isEqualTo(store.runs().find(id).orElseThrow()));
        }
    }

    /** Three runs in one lane: one tries again, one gives up, and each waits for those before it. */
    private List<RunId> ended(Store store) {
        RetryClock retryClock = new RetryClock(timer, (what, failure, wait) -> {});
        try (Engine engine = new Engine(store.runs(), store.backlog(), this::perform, retryClock)) {
            engine.start();
            List<RunId> ids = Stream.of("comment/1", "comment/2", "comment/3")
                    .map(key -> engine.request(Samples.request(key, 7)))
                    .toList();
            await().until(() -> ids.stream().noneMatch(id -> state(store, id).holdsLane()));
            return ids;
        }
    }

    private static RunState state(Store store, RunId id) {
        return store.runs().find(id).orElseThrow().state();
    }

    private void perform(Run run, Effect effect, Consumer<RunEvent> news) {
        if (effect instanceof Effect.Attempt(AttemptId attempt)) {
            Usage usage = new Usage(30, 20, 10, 5, 600);
            news.accept(new RunEvent.Progressed(attempt, "at work", usage, timer.now()));
            news.accept(
                    attempt.step().equals("agent") && lossy(run, attempt)
                            ? Samples.ended(run, attempt, new Ending.Lost("the container is gone"))
                            : Samples.succeeded(run, attempt));
        }
    }

    /** One run's agent is lost once, another's each time. */
    private static boolean lossy(Run run, AttemptId attempt) {
        return switch (run.request().key()) {
            case "comment/1" -> attempt.number() == 1;
            case "comment/2" -> true;
            default -> false;
        };
    }
}
