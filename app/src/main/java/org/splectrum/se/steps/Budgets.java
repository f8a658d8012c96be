package org.splectrum.se.steps;

import java.util.List;
import java.util.Objects;
import org.splectrum.se.model.AttemptId;

/** What attempts may still spend. Thread-safe. */
@FunctionalInterface
public interface Budgets {
    /** Of a server without any limit. */
    Budgets UNLIMITED = _ -> List.of();

    /**
     * Every purse that the attempt's money comes out of, by what is on record now. Changes nothing. Empty: it may spend
     * without a bound.
     */
    List<Purse> purses(AttemptId attempt);

    /**
     * Money that is spent by one run, or by several together.
     *
     * @param name the same for all who spend from it, and fit to be read: {@code this run}, {@code all runs of this day}
     * @param key tells purses apart
     * @param leftMicroUsd in millionths of a US dollar; below 0 where more was spent than there was
     */
    record Purse(String key, String name, long leftMicroUsd) {
        public Purse {
            Objects.requireNonNull(key, "key is null");
            Objects.requireNonNull(name, "name is null");
        }
    }
}
