package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.steps.RecordShelf;

/** Signed records of what SE pushed, and the key to verify them with, which anybody may have. */
final class RecordRoutes {
    static final String KEY = "/api/key";

    private final Api.Vouched vouched;
    private final Access access;

    RecordRoutes(Api.Vouched vouched, Access access) {
        this.vouched = vouched;
        this.access = access;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/records/{sha}", this::record);
        routes.get(
                KEY,
                context -> context.contentType(ContentType.TEXT_PLAIN)
                        .result(vouched.publicKey().getBytes(StandardCharsets.UTF_8)));
    }

    private void record(Context context) {
        Queries.checkKnown(context);
        RecordShelf.Kept kept = CommitId.read(context.pathParam("sha"))
                .flatMap(vouched.records()::about)
                .filter(found ->
                        access.sees(Authentication.caller(context), found.id().run()))
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND,
                        "There is no record of this commit. Give the whole sha of a commit that this server pushed."));
        context.contentType(ContentType.APPLICATION_JSON).result(kept.envelope().getBytes(StandardCharsets.UTF_8));
    }
}
