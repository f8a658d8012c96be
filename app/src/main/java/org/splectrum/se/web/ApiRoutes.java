package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The REST API below {@code /api}, each route behind the gate but its description. */
final class ApiRoutes {
    /** What anybody may read. */
    private static final Set<String> OPEN = Set.of(KnownRoutes.DESCRIPTION, RecordRoutes.KEY);

    private final Api api;
    private final Streams streams;

    ApiRoutes(Api api, Streams streams) {
        this.api = api;
        this.streams = streams;
    }

    void addTo(RoutesConfig routes) {
        Authentication authentication =
                new Authentication(api.token(), api.people().identities());
        Access access =
                new Access(api.people(), api.known().addresses(), api.seeing().runs());
        routes.before("/api/*", context -> {
            if (!OPEN.contains(context.path())) {
                authentication.check(context);
            }
        });
        routes.after("/api/*", this::redact);
        new RunRoutes(api.doing().wishes(), api.seeing().runs(), access).addTo(routes);
        new AuditRoutes(api.seeing(), access).addTo(routes);
        new RecordRoutes(api.seeing().vouched(), access).addTo(routes);
        new ActionRoutes(api.doing().acts(), api.seeing().runs(), access).addTo(routes);
        new LogRoutes(api.seeing(), access, streams, api.redaction()).addTo(routes);
        new EventRoutes(api.seeing().news(), access, streams, api.redaction()).addTo(routes);
        new KnownRoutes(api.known(), access).addTo(routes);
    }

    /** The last thing that happens to an answer; streams see to themselves. */
    private void redact(Context context) {
        String answer = context.result();
        if (answer != null) {
            String safe = api.redaction().redacted(answer);
            if (!safe.equals(answer)) {
                context.result(safe.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
