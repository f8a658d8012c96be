package org.splectrum.se.store;

import org.jdbi.v3.core.Jdbi;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.steps.UsageLog;

/** What the model took, on disk; one row for each attempt. Thread-safe. */
final class StoredUsage implements UsageLog {
    private final Writer writer;
    private final Jdbi reading;

    StoredUsage(Writer writer, Jdbi reading) {
        this.writer = writer;
        this.reading = reading;
    }

    @Override
    public void add(AttemptId attempt, Usage usage) {
        writer.write(handle -> handle.createUpdate("""
                INSERT INTO usage (run, step, attempt,
                  input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, micro_usd)
                VALUES (:run, :step, :attempt, :input, :output, :cacheRead, :cacheWrite, :microUsd)
                ON CONFLICT (run, step, attempt) DO UPDATE SET
                  input_tokens = input_tokens + excluded.input_tokens,
                  output_tokens = output_tokens + excluded.output_tokens,
                  cache_read_tokens = cache_read_tokens + excluded.cache_read_tokens,
                  cache_write_tokens = cache_write_tokens + excluded.cache_write_tokens,
                  micro_usd = micro_usd + excluded.micro_usd
                """)
                .bind("run", attempt.run().value())
                .bind("step", attempt.step())
                .bind("attempt", attempt.number())
                .bind("input", usage.inputTokens())
                .bind("output", usage.outputTokens())
                .bind("cacheRead", usage.cacheReadTokens())
                .bind("cacheWrite", usage.cacheWriteTokens())
                .bind("microUsd", usage.microUsd())
                .execute());
    }

    @Override
    public Usage ofStep(RunId run, String step) {
        return reading.withHandle(handle -> handle.createQuery("""
                SELECT coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),
                  coalesce(sum(cache_read_tokens), 0), coalesce(sum(cache_write_tokens), 0),
                  coalesce(sum(micro_usd), 0)
                FROM usage WHERE run = :run AND step = :step
                """)
                .bind("run", run.value())
                .bind("step", step)
                .map((row, context) ->
                        new Usage(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .one());
    }
}
