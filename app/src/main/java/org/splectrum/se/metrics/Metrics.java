package org.splectrum.se.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.splectrum.se.failure.Circuit;
import org.splectrum.se.intake.Deliveries;
import org.splectrum.se.intake.Inbox;
import org.splectrum.se.run.RunCensus;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.steps.UsageLog;

/**
 * All that is counted and measured. Ports that are led through it behave as before. Nothing that it tells names a repository, a person
 * or a run, and the number of its time series is bounded. Thread-safe.
 */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Workflows workflows = new Workflows();
    private final Machine machine = new Machine(registry);
    private final Counter failed = Counter.builder("se.metrics.lookups.failed")
            .description("what was to be looked up for this page and could not be")
            .register(registry);

    /**
     * What is looked up each time that somebody asks.
     *
     * @param waiting deliveries that were stored and not dealt with
     * @param givenUp deliveries that were set aside
     * @param free bytes on the disk of the data folder
     */
    public record Sources(
            RunCensus runCensus,
            IntSupplier waiting,
            IntSupplier givenUp,
            Supplier<List<Circuit>> circuits,
            LongSupplier free) {
        public Sources {
            Objects.requireNonNull(runCensus, "runCensus is null");
            Objects.requireNonNull(waiting, "waiting is null");
            Objects.requireNonNull(givenUp, "givenUp is null");
            Objects.requireNonNull(circuits, "circuits is null");
            Objects.requireNonNull(free, "free is null");
        }
    }

    /** Counts what arrives. */
    public Deliveries deliveries(Deliveries deliveries) {
        return new CountedDeliveries(deliveries, registry);
    }

    /** Counts what is dealt with. */
    public Inbox inbox(Inbox inbox) {
        return new CountedInbox(inbox, registry);
    }

    /** Counts runs and attempts, and measures steps. */
    public RunStore runs(RunStore runs) {
        return new CountedRuns(runs, workflows, registry);
    }

    /** Counts what the model takes. */
    public UsageLog usage(UsageLog usage) {
        return new CountedUsage(usage, registry);
    }

    /** Tells from now on what is to be looked up there, too. Called once. */
    public Tables watch(Sources sources) {
        gauge("se.deliveries.waiting", "deliveries that wait to be dealt with", sources.waiting()::getAsInt);
        gauge("se.deliveries.given.up", "deliveries set aside until the next start", sources.givenUp()::getAsInt);
        gauge("se.effects.pending", "effects that are still to be performed", sources.runCensus()::pendingEffects);
        gauge("se.data.free.bytes", "room on the disk of the data folder", sources.free()::getAsLong);
        return new Tables(registry, sources, workflows);
    }

    private void gauge(String name, String what, Supplier<Number> value) {
        Gauge.builder(name, () -> counted(value)).description(what).register(registry);
    }

    /** Whoever asks for the number is told none then. */
    private Number counted(Supplier<Number> value) {
        try {
            return value.get();
        } catch (RuntimeException unknown) {
            lookupFailed();
            throw unknown;
        }
    }

    /** Counts that something else could not be looked up. */
    public void lookupFailed() {
        failed.increment();
    }

    MeterRegistry registry() {
        return registry;
    }

    /** The numbers of now, in the text format of version 0.0.4. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        machine.close();
        registry.close();
    }
}
