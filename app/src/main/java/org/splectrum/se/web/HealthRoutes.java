package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /healthz}: the process answers; {@code GET /readyz}: what it needs answers too. */
final class HealthRoutes {
    private final Readiness readiness;

    HealthRoutes(Readiness readiness) {
        this.readiness = readiness;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/healthz", context -> context.json(Map.of("ok", true)));
        routes.get("/readyz", this::ready);
    }

    private void ready(Context context) {
        List<Readiness.Check> checks = readiness.checks();
        boolean ok = checks.stream().allMatch(Readiness.Check::ok);
        Map<String, Map<String, Object>> each = new LinkedHashMap<>();
        checks.forEach(check ->
                each.put(check.name(), check.ok() ? Map.of("ok", true) : Map.of("ok", false, "why", check.problem())));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", ok);
        answer.put("checks", each);
        context.status(ok ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).json(answer);
    }
}
