package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.splectrum.se.failure.Circuit;

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
        List<Circuit> circuits = readiness.circuits();
        if (!circuits.isEmpty()) {
            answer.put("circuits", circuits.stream().map(HealthRoutes::shown).toList());
        }
        int givenUp = readiness.givenUp();
        if (givenUp > 0) {
            answer.put("given_up", givenUp);
        }
        context.status(ok ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).json(answer);
    }

    private static Map<String, Object> shown(Circuit circuit) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("thing", circuit.thing().toString());
        switch (circuit.condition()) {
            case Circuit.Condition.Closed closed -> shown.put("state", "closed");
            case Circuit.Condition.Open(var since, var until, var why) -> {
                shown.put("state", "open");
                shown.put("since", since.toString());
                shown.put("until", until.toString());
                shown.put("why", why);
            }
            case Circuit.Condition.HalfOpen(var since, var why) -> {
                shown.put("state", "half_open");
                shown.put("since", since.toString());
                shown.put("why", why);
            }
        }
        return shown;
    }
}
