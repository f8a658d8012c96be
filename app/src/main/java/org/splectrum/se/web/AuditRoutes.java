package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** What is on record of a run, and whether all is there still that ever was, for those who look into it. */
final class AuditRoutes {
    private final Api.Seeing seeing;
    private final Access access;

    AuditRoutes(Api.Seeing seeing, Access access) {
        this.seeing = seeing;
        this.access = access;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/runs/{id}/audit", this::audit);
        routes.get("/api/audit", this::all);
    }

    /** It spans the runs of all repositories, which no person is shown. */
    private void all(Context context) {
        Queries.checkKnown(context);
        if (!(Authentication.caller(context) instanceof Caller.Program)) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "What is on record of all repositories' runs is told to the operator alone: send what SE_API_TOKEN is"
                            + " where SE is served. GET /api/runs/{id}/audit tells of one run.");
        }
        Answers.json(context, HttpStatus.OK, seeing.vouched().completeness().check());
    }

    private void audit(Context context) {
        Queries.checkKnown(context);
        Answers.json(context, HttpStatus.OK, seeing.audits().of(access.run(context)));
    }
}
