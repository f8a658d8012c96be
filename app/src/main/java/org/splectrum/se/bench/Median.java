package org.splectrum.se.bench;

import java.util.List;

/** The figure in the middle, which a slow try among many does not move. Pure. */
public final class Median {
    private Median() {}

    /** Of an even number the upper of the two in the middle; not a number where there is none. */
    public static double of(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElse(Double.NaN);
    }
}
