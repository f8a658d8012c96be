package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** What is on record of a run, for those who look into it. */
final class AuditRoutes {
    private final Api.Seeing seeing;
    private final Access access;

    AuditRoutes(Api.Seeing seeing, Access access) {
        this.seeing = seeing;
        this.access = access;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/runs/{id}/audit", this::audit);
    }

    private void audit(Context context) {
        Queries.checkKnown(context);
        Answers.json(context, HttpStatus.OK, seeing.audits().of(access.run(context)));
    }
}
