package org.splectrum.se.bench;

import java.util.List;
import java.util.Objects;

/**
 * What a benchmark found.
 *
 * @param name of the benchmark
 * @param promises each with what was measured
 * @param figures the single figures behind them, for people
 */
public record Report(String name, List<Promise> promises, List<String> figures) {
    public Report {
        Objects.requireNonNull(name, "name is null");
        promises = List.copyOf(promises);
        figures = List.copyOf(figures);
    }

    /** Whether every promise was kept. */
    public boolean kept() {
        return promises.stream().allMatch(Promise::kept);
    }

    /** Which side of its limit a figure must be on. */
    public enum Side {
        AT_LEAST,
        BELOW
    }

    /** A figure and its limit. */
    public record Promise(String what, double measured, Side side, double limit) {
        public Promise {
            Objects.requireNonNull(what, "what is null");
            Objects.requireNonNull(side, "side is null");
        }

        public boolean kept() {
            return switch (side) {
                case AT_LEAST -> measured >= limit;
                case BELOW -> measured < limit;
            };
        }
    }
}
