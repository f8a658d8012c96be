package org.splectrum.se.steps;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;

/**
 * A purse for each limit that holds for the attempt's run: the limit without what is on record. Days are UTC's. Thread-safe
 * where its parts are.
 *
 * @param limits that hold for a run; asked every time, so they may change while it is under way
 */
public record BudgetsOnRecord(Function<RunId, List<Limit>> limits, Spendings spendings, InstantSource clock)
        implements Budgets {
    public BudgetsOnRecord {
        Objects.requireNonNull(limits, "limits is null");
        Objects.requireNonNull(spendings, "spendings is null");
        Objects.requireNonNull(clock, "clock is null");
    }

    @Override
    public List<Purse> purses(AttemptId attempt) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return limits.apply(attempt.run()).stream()
                .map(limit -> new Purse(
                        limit.scope().toString(), limit.name(), limit.microUsd() - spendings.of(limit.scope(), day)))
                .toList();
    }
}
