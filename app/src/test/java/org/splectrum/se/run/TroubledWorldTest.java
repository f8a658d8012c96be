package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.splectrum.se.breaker.CircuitBreakers;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.failure.Outside;
import org.splectrum.se.model.RunId;

/** Effects behind a breaker, on something outside that is in trouble for a while. */
final class TroubledWorldTest {
    private static final Duration TROUBLE = Duration.ofSeconds(30);
    private static final int RUNS = 20;

    private final InMemoryRuns store = new InMemoryRuns();
    private final SteppedTimer timer = new SteppedTimer();
    private final Instant well = timer.now().plus(TROUBLE);
    private final Breaker breaker =
            new CircuitBreakers(timer::now, new TimersClock()).of(new Outside(Outside.Kind.GITHUB, "installation 1"));
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, RunState> shown = new ConcurrentHashMap<>();

    @Test
    void whatWasToBeDoneMeanwhileIsDoneAfterwardsAndTheWorldIsHardlyAsked() {
        RetryClock retryClock = new RetryClock(timer, (what, failure, wait) -> {});
        try (Engine engine = new Engine(store, store, this::perform, retryClock)) {
            engine.start();
            List<RunId> runs = IntStream.range(0, RUNS)
                    .mapToObj(each -> engine.request(Samples.request("comment/" + each, each + 1)))
                    .toList();
            await().pollInterval(Duration.ofMillis(2)).until(() -> {
                timer.step(Duration.ofMillis(250));
                return runs.stream().allMatch(this::isShownDone);
            });
            assertThat(asked.get()).isLessThan(4 * RUNS);
            assertThat(runs)
                    .allSatisfy(run ->
                            assertThat(store.find(run).orElseThrow().state()).isEqualTo(RunState.SUCCEEDED));
        }
    }

    private boolean isShownDone(RunId run) {
        return Stream.of(Effect.Surface.values())
                .allMatch(surface -> shown.get(new Effect.Show(run, surface).key()) == RunState.SUCCEEDED);
    }

    /** Attempts end well by themselves; what is shown goes through the breaker. */
    private void perform(Run run, Effect effect, Consumer<RunEvent> news) {
        if (effect instanceof Effect.Attempt(var attempt)) {
            news.accept(Samples.succeeded(run, attempt));
            return;
        }
        try (Breaker.Passage passage = breaker.enter()) {
            if (timer.now().isBefore(well)) {
                asked.incrementAndGet();
                passage.failed("it answered 500");
                throw new IllegalStateException("500");
            }
            passage.answered();
            shown.put(effect.key(), run.state());
        }
    }

    private final class TimersClock extends Clock {
        @Override
        public Instant instant() {
            return timer.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
