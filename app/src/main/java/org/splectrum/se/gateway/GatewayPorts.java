package org.splectrum.se.gateway;

import java.util.Objects;
import org.splectrum.se.steps.Arbiters;
import org.splectrum.se.steps.AttemptLog;
import org.splectrum.se.steps.Budgets;
import org.splectrum.se.steps.Permits;
import org.splectrum.se.steps.RefusalLog;
import org.splectrum.se.steps.UsageLog;

/** What the gateway keeps of attempts, what it reads there, and who judges what they made of conflicts. */
public record GatewayPorts(
        AttemptLog messages, UsageLog usage, Budgets budgets, RefusalLog refusals, Permits permits, Arbiters arbiters) {
    public GatewayPorts {
        Objects.requireNonNull(messages, "messages is null");
        Objects.requireNonNull(usage, "usage is null");
        Objects.requireNonNull(budgets, "budgets is null");
        Objects.requireNonNull(refusals, "refusals is null");
        Objects.requireNonNull(permits, "permits is null");
        Objects.requireNonNull(arbiters, "arbiters is null");
    }
}
