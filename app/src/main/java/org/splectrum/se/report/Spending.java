package org.splectrum.se.report;

import org.splectrum.se.run.Run;
import org.splectrum.se.steps.text.Amounts;

/** What a run has cost, and what it may cost. Pure. */
final class Spending {
    private Spending() {}

    /** As {@code $0.02 of $5.00}; without the limit where the run's workflow names none. */
    static String of(Run run) {
        String cost = Amounts.cost(run.usage());
        long budget = run.request().workflow().terms().budgetMicroUsd();
        return budget == 0 ? cost + raised(run) : cost + " of " + Amounts.usd(budget + run.raisedMicroUsd());
    }

    private static String raised(Run run) {
        return run.raisedMicroUsd() == 0 ? "" : ", raised by " + Amounts.usd(run.raisedMicroUsd());
    }
}
