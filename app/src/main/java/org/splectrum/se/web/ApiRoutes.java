package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;

/** The REST API below {@code /api}, each route behind the gate but its description. */
final class ApiRoutes {
    private final Api api;
    private final Streams streams;

    ApiRoutes(Api api, Streams streams) {
        this.api = api;
        this.streams = streams;
    }

    void addTo(RoutesConfig routes) {
        Gate gate = new Gate(api.token());
        routes.before("/api/*", context -> {
            if (!context.path().equals(KnownRoutes.DESCRIPTION)) {
                gate.check(context);
            }
        });
        new RunRoutes(api.doing().wishes(), api.seeing().runs()).addTo(routes);
        new ActionRoutes(api.doing().acts(), api.seeing().runs()).addTo(routes);
        new LogRoutes(api.seeing(), streams).addTo(routes);
        new EventRoutes(api.seeing().news(), streams).addTo(routes);
        new KnownRoutes(api.known()).addTo(routes);
    }
}
