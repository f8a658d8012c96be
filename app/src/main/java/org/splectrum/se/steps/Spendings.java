package org.splectrum.se.steps;

import java.time.LocalDate;

/** What was spent, as it is on record. Thread-safe. */
@FunctionalInterface
public interface Spendings {
    /**
     * In millionths of a US dollar; 0 where nothing is on record.
     *
     * @param day in UTC; a run's own sum is that of all its days
     */
    long of(Limit.Scope scope, LocalDate day);
}
