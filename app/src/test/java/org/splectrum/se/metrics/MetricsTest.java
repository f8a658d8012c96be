package org.splectrum.se.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.splectrum.se.breaker.CircuitBreakers;
import org.splectrum.se.breaker.SteppedClock;
import org.splectrum.se.failure.Breaker;
import org.splectrum.se.failure.Outside;
import org.splectrum.se.intake.Deliveries;
import org.splectrum.se.intake.Deliveries.Receipt;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Decision;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.InMemoryRuns;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunCensus;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.run.Samples;
import org.splectrum.se.steps.UsageLog;

class MetricsTest {
    private final Metrics metrics = new Metrics();
    private final List<RunCensus.Count> open = new ArrayList<>();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void deliveries_are_counted_by_what_became_of_them() {
        Queue<Receipt> answers = new ArrayDeque<>(List.of(Receipt.STORED, Receipt.STORED, Receipt.DUPLICATE));
        Deliveries deliveries = metrics.deliveries(delivery -> answers.remove());
        for (int each = 0; each < 3; each++) {
            deliveries.store(new Delivery("d" + each, "ping", Instant.EPOCH, "{}"));
        }
        assertThatThrownBy(() -> deliveries.store(new Delivery("d", "ping", Instant.EPOCH, "{}")))
                .isInstanceOf(RuntimeException.class);
        assertThat(told("se_deliveries_total{result=\"stored\"}")).isEqualTo(2);
        assertThat(told("se_deliveries_total{result=\"duplicate\"}")).isEqualTo(1);
        assertThat(told("se_deliveries_total{result=\"full\"}")).isZero();
        assertThat(told("se_deliveries_total{result=\"failed\"}")).isEqualTo(1);
    }

    @Test
    void runs_are_counted_once_as_they_begin_and_end_also_where_this_process_did_not_see_them_before() {
        InMemoryRuns store = new InMemoryRuns();
        RunEvent.Requested requested = new RunEvent.Requested(Samples.request("comment/1", 7), 0, Samples.T0);
        Run run = begin(metrics.runs(store), Run.begin(Samples.ID, requested), requested);
        RunStore later = metrics.runs(store);
        for (String step : List.of("prepare", "agent", "verify", "rebase", "publish", "pull_request")) {
            run = tell(later, run, Samples.succeeded(run, new AttemptId(run.id(), step, 1)));
        }
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(told("se_runs_requested_total{workflow=\"fix\"}")).isEqualTo(1);
        assertThat(told("se_runs_ended_total{state=\"succeeded\",workflow=\"fix\"}"))
                .isEqualTo(1);
        assertThat(told("se_attempts_total{ending=\"succeeded\",kind=\"agent\"}"))
                .isEqualTo(1);
        assertThat(told("se_step_duration_seconds_count{ending=\"succeeded\",kind=\"agent\"}"))
                .isEqualTo(1);
    }

    @Test
    void a_lost_attempt_is_no_step_that_took_its_time() {
        InMemoryRuns store = new InMemoryRuns();
        RunStore counted = metrics.runs(store);
        RunEvent.Requested requested = new RunEvent.Requested(Samples.request("comment/1", 7), 0, Samples.T0);
        Run run = begin(counted, Run.begin(Samples.ID, requested), requested);
        tell(counted, run, Samples.ended(run, new AttemptId(run.id(), "prepare", 1), new Ending.Lost("gone")));
        assertThat(told("se_attempts_total{ending=\"lost\",kind=\"prepare\"}")).isEqualTo(1);
        assertThat(metrics.text()).doesNotContain("se_step_duration_seconds_count");
    }

    @Test
    void what_the_model_takes_is_counted_in_tokens_and_dollars() {
        UsageLog usage = metrics.usage(new UsageLog() {
            @Override
            public void add(AttemptId attempt, Usage more) {}

            @Override
            public Usage ofStep(RunId run, String step) {
                return Usage.NONE;
            }
        });
        usage.add(new AttemptId(Samples.ID, "agent", 1), new Usage(1, 2, 3, 4, 250_000));
        usage.add(new AttemptId(Samples.ID, "agent", 1), new Usage(1, 2, 3, 4, 250_000));
        assertThat(told("se_model_cost_usd_total")).isEqualTo(0.5, within(1e-9));
        assertThat(told("se_model_tokens_total{kind=\"cache_write\"}")).isEqualTo(8);
    }

    @Test
    void however_many_workflows_there_are_the_series_are_bounded() {
        Tables tables = watch(new CircuitBreakers());
        for (int each = 0; each < 1_000; each++) {
            open.add(new RunCensus.Count(RunState.QUEUED, "w%04d".formatted(each), 2));
        }
        tables.refresh();
        long series = metrics.text()
                .lines()
                .filter(line -> line.startsWith("se_runs{"))
                .count();
        assertThat(series).isEqualTo(Workflows.MOST + 1);
        assertThat(told("se_runs{state=\"queued\",workflow=\"other\"}")).isEqualTo(2.0 * (1_000 - Workflows.MOST));
        open.clear();
        tables.refresh();
        assertThat(metrics.text()).doesNotContain("se_runs{");
    }

    @Test
    void a_breaker_is_told_in_the_state_that_it_is_in() {
        SteppedClock clock = new SteppedClock();
        CircuitBreakers breakers = new CircuitBreakers(clock, clock);
        Breaker breaker = breakers.of(new Outside(Outside.Kind.ENGINE, "unix:///x"));
        Tables tables = watch(breakers);
        tables.refresh();
        assertThat(told("se_circuit{kind=\"engine\",name=\"unix:///x\",state=\"closed\"}"))
                .isEqualTo(1);
        for (int each = 0; each < 5; each++) {
            try (Breaker.Passage passage = breaker.enter()) {
                passage.failed("silent");
            }
        }
        tables.refresh();
        assertThat(told("se_circuit{kind=\"engine\",name=\"unix:///x\",state=\"open\"}"))
                .isEqualTo(1);
        assertThat(metrics.text()).doesNotContain("state=\"closed\"");
    }

    @Test
    void what_cannot_be_looked_up_is_counted_and_the_rest_is_told() {
        metrics.watch(new Metrics.Sources(
                new RunCensus() {
                    @Override
                    public List<Count> open() {
                        return List.of();
                    }

                    @Override
                    public int pendingEffects() {
                        throw new IllegalStateException("the database is locked");
                    }
                },
                () -> 1,
                () -> 0,
                List::of,
                () -> 7L));
        assertThat(told("se_deliveries_waiting")).isEqualTo(1);
        double before = told("se_metrics_lookups_failed_total");
        assertThat(told("se_data_free_bytes")).isEqualTo(7);
        assertThat(told("se_metrics_lookups_failed_total")).isGreaterThan(before);
    }

    private Tables watch(CircuitBreakers breakers) {
        RunCensus runCensus = new RunCensus() {
            @Override
            public List<Count> open() {
                return List.copyOf(open);
            }

            @Override
            public int pendingEffects() {
                return 3;
            }
        };
        return metrics.watch(new Metrics.Sources(runCensus, () -> 1, () -> 0, breakers::snapshot, () -> 7L));
    }

    private static Run tell(RunStore store, Run run, RunEvent event) {
        Decision decision = Run.decide(run, event);
        store.commit(RunStore.Commit.next(run, decision, event));
        return decision.run();
    }

    private static Run begin(RunStore store, Decision decision, RunEvent event) {
        store.commit(RunStore.Commit.first(decision, event));
        return decision.run();
    }

    private double told(String series) {
        return metrics.text()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series + " in\n" + metrics.text()));
    }
}
