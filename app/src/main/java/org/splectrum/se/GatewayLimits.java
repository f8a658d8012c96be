package org.splectrum.se;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.List;
import org.splectrum.se.config.Settings;
import org.splectrum.se.gateway.GatewayPorts;
import org.splectrum.se.gateway.GatewaySettings;
import org.splectrum.se.steps.Allowances;
import org.splectrum.se.steps.AttemptLog;
import org.splectrum.se.steps.Budgets;
import org.splectrum.se.steps.BudgetsOnRecord;
import org.splectrum.se.steps.Permits;
import org.splectrum.se.steps.UsageLog;
import org.splectrum.se.store.Store;

/** What the gateway holds attempts to: the server's settings, and what is on record of their runs. */
record GatewayLimits(Settings settings, Secrets secrets, Store store) {
    GatewayPorts gatewayPorts(AttemptLog attempts, UsageLog usage) {
        return new GatewayPorts(
                attempts, usage, budgets(), store.refusals(), permits(), GitHubEdge.arbiters(store.precedents()));
    }

    GatewaySettings.Guard guard() {
        return new GatewaySettings.Guard(secrets.all(), settings.bounds().egress());
    }

    private Permits permits() {
        return attempt ->
                store.runs().find(attempt.run()).map(Permits.Permit::of).orElse(Permits.Permit.NOTHING_MORE);
    }

    private Budgets budgets() {
        Settings.Bounds bounds = settings.bounds();
        Allowances allowances =
                new Allowances(microUsd(bounds.runUsd()), microUsd(bounds.dayUsd()), microUsd(bounds.userDayUsd()));
        return new BudgetsOnRecord(
                run -> store.runs().find(run).map(allowances::of).orElse(List.of()),
                store.spendings(),
                InstantSource.system());
    }

    private static long microUsd(BigDecimal usd) {
        return usd.movePointRight(6).setScale(0, RoundingMode.UP).longValueExact();
    }
}
