package org.splectrum.se.store;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.steps.Limit;
import org.splectrum.se.steps.Spendings;
import org.splectrum.se.steps.UsageLog;

/** What the model took, on disk: a row for each attempt, and one for each run and day. Thread-safe. */
final class StoredUsage implements UsageLog, Spendings {
    private final Writer writer;
    private final Jdbi reading;
    private final InstantSource clock;

    StoredUsage(Writer writer, Jdbi reading, InstantSource clock) {
        this.writer = writer;
        this.reading = reading;
        this.clock = clock;
    }

    @Override
    public void add(AttemptId attempt, Usage usage) {
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        writer.write(handle -> add(handle, attempt, usage) + spend(handle, attempt.run(), day, usage.microUsd()));
    }

    private static int add(Handle handle, AttemptId attempt, Usage usage) {
        return handle.createUpdate("""
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
                .execute();
    }

    private static int spend(Handle handle, RunId run, String day, long microUsd) {
        return handle.createUpdate("""
                INSERT INTO spendings (day, run, micro_usd) VALUES (:day, :run, :microUsd)
                ON CONFLICT (day, run) DO UPDATE SET micro_usd = micro_usd + excluded.micro_usd
                """)
                .bind("day", day)
                .bind("run", run.value())
                .bind("microUsd", microUsd)
                .execute();
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

    @Override
    public long of(Limit.Scope scope, LocalDate day) {
        return reading.withHandle(
                handle -> sums(handle, scope, day.toString()).mapTo(Long.class).one());
    }

    private static Query sums(Handle handle, Limit.Scope scope, String day) {
        return switch (scope) {
            // Also what was spent before there were spendings by day.
            case Limit.Scope.OfRun of ->
                handle.createQuery("SELECT coalesce(sum(micro_usd), 0) FROM usage WHERE run = :run")
                        .bind("run", of.run().value());
            case Limit.Scope.DayOfPerson of ->
                daily(handle, " JOIN runs ON runs.id = spendings.run AND runs.person = :person", day)
                        .bind("person", of.login());
            case Limit.Scope.DayOfRepository of ->
                daily(handle, " JOIN runs ON runs.id = spendings.run AND runs.repository = :repository", day)
                        .bind("repository", of.repository().toString());
            case Limit.Scope.Day _ -> daily(handle, "", day);
        };
    }

    private static Query daily(Handle handle, String join, String day) {
        return handle.createQuery(
                        "SELECT coalesce(sum(micro_usd), 0) FROM spendings" + join + " WHERE spendings.day = :day")
                .bind("day", day);
    }
}
