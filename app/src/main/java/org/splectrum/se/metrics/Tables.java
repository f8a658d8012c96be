package org.splectrum.se.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.splectrum.se.failure.Circuit;
import org.splectrum.se.run.RunCensus;

/** What has a row for each of several things, which come and go. Thread-safe. */
public final class Tables {
    /** So many things outside are told; a server has one for each installation and one or two beside. */
    static final int MOST_CIRCUITS = 200;

    private final Metrics.Sources sources;
    private final Workflows workflows;
    private final MultiGauge runs;
    private final MultiGauge circuits;

    Tables(MeterRegistry registry, Metrics.Sources sources, Workflows workflows) {
        this.sources = sources;
        this.workflows = workflows;
        this.runs = MultiGauge.builder("se.runs")
                .description("runs that are not over")
                .register(registry);
        this.circuits = MultiGauge.builder("se.circuit")
                .description("circuit breakers of things outside; 1 for the state that each is in")
                .register(registry);
    }

    /**
     * Looks up the rows of now.
     *
     * @throws RuntimeException where the database does not answer; the rows stay as they were
     */
    public synchronized void refresh() {
        runs.register(runs(), true);
        circuits.register(circuits(), true);
    }

    /** Those whose workflows have no name here are told together. */
    private List<Row<?>> runs() {
        Map<List<String>, Long> counted =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        for (RunCensus.Count count : sources.runCensus().open()) {
            String state = count.state().name().toLowerCase(Locale.ROOT);
            counted.merge(List.of(state, workflows.label(count.workflow())), count.runs(), Long::sum);
        }
        List<Row<?>> rows = new ArrayList<>();
        counted.forEach((labels, number) ->
                rows.add(Row.of(Tags.of("state", labels.getFirst(), "workflow", labels.getLast()), number)));
        return rows;
    }

    private List<Row<?>> circuits() {
        List<Row<?>> rows = new ArrayList<>();
        sources.circuits().get().stream()
                .limit(MOST_CIRCUITS)
                .forEach(circuit -> rows.add(Row.of(
                        Tags.of(
                                "kind", circuit.thing().kind().name().toLowerCase(Locale.ROOT),
                                "name", circuit.thing().name(),
                                "state", state(circuit.condition())),
                        1)));
        return rows;
    }

    private static String state(Circuit.Condition condition) {
        return switch (condition) {
            case Circuit.Condition.Closed closed -> "closed";
            case Circuit.Condition.Open open -> "open";
            case Circuit.Condition.HalfOpen halfOpen -> "half_open";
        };
    }
}
