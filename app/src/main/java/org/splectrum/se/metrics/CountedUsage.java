package org.splectrum.se.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.steps.UsageLog;

/** What the model took and cost. Thread-safe. */
final class CountedUsage implements UsageLog {
    private static final double MICRO = 1e-6;

    private final UsageLog usage;
    private final Counter input;
    private final Counter output;
    private final Counter cacheRead;
    private final Counter cacheWrite;
    private final Counter usd;

    CountedUsage(UsageLog usage, MeterRegistry registry) {
        this.usage = usage;
        this.input = tokens(registry, "input");
        this.output = tokens(registry, "output");
        this.cacheRead = tokens(registry, "cache_read");
        this.cacheWrite = tokens(registry, "cache_write");
        this.usd = Counter.builder("se.model.cost.usd")
                .description("what the model cost, in US dollars, by list prices")
                .register(registry);
    }

    private static Counter tokens(MeterRegistry registry, String kind) {
        return Counter.builder("se.model.tokens")
                .description("tokens that the model took")
                .tag("kind", kind)
                .register(registry);
    }

    @Override
    public void add(AttemptId attempt, Usage more) {
        usage.add(attempt, more);
        input.increment((double) more.inputTokens());
        output.increment((double) more.outputTokens());
        cacheRead.increment((double) more.cacheReadTokens());
        cacheWrite.increment((double) more.cacheWriteTokens());
        usd.increment(more.microUsd() * MICRO);
    }

    @Override
    public Usage ofStep(RunId run, String step) {
        return usage.ofStep(run, step);
    }
}
