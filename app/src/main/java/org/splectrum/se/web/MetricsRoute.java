package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;

/** {@code GET /metrics}, which needs no token: it names nobody, and is for the machine beside. */
final class MetricsRoute {
    /** Source: Prometheus, “Exposition formats”. */
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Numbers numbers;

    MetricsRoute(Numbers numbers) {
        this.numbers = numbers;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/metrics", context -> context.contentType(TYPE).result(numbers.text()));
    }
}
