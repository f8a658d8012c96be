package org.splectrum.se.report;

import org.splectrum.se.run.Run;
import org.splectrum.se.steps.Allowances;
import org.splectrum.se.steps.text.Amounts;

/** What a run has cost, and what it may cost. Pure. */
final class Spending {
    private Spending() {}

    /** As {@code $0.02 of $5.00}; without the limit where neither the run's workflow nor its repository names one. */
    static String of(Run run) {
        String cost = Amounts.cost(run.usage());
        long budget = Allowances.withoutServer(run);
        return budget == 0 ? cost + raised(run) : cost + " of " + Amounts.usd(budget + run.raisedMicroUsd());
    }

    private static String raised(Run run) {
        return run.raisedMicroUsd() == 0 ? "" : ", raised by " + Amounts.usd(run.raisedMicroUsd());
    }
}
