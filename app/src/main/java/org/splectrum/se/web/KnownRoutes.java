package org.splectrum.se.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.report.WorkflowDocument;
import org.splectrum.se.workflow.Catalogs;

/** What runs can be made of, and the description of the API itself, which anybody may read. */
final class KnownRoutes {
    static final String DESCRIPTION = "/api/openapi.json";

    private final Api.Known known;
    private final Access access;
    private final String description = resource("openapi.json");

    KnownRoutes(Api.Known known, Access access) {
        this.known = known;
        this.access = access;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/workflows", this::workflows);
        routes.get("/api/repositories", this::repositories);
        routes.get(
                DESCRIPTION,
                context -> context.contentType(ContentType.APPLICATION_JSON)
                        .result(description.getBytes(StandardCharsets.UTF_8)));
    }

    private void workflows(Context context) {
        Queries.checkKnown(context, "repo");
        Catalogs.Reading reading = Queries.repository(context)
                .map(repository -> workflows(Authentication.caller(context), repository))
                .orElseGet(() -> new Catalogs.Reading(known.builtIn(), Map.of()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "workflows",
                reading.catalog().workflows().stream().map(WorkflowDocument::of).toList());
        answer.put("problems", new TreeMap<>(reading.problems()));
        Answers.json(context, HttpStatus.OK, answer);
    }

    private Catalogs.Reading workflows(Caller caller, RepositoryName repository) {
        return access.home(caller, repository)
                .map(known.catalogs()::of)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND,
                        "SE's GitHub App is not installed on " + repository
                                + ", or there is no such repository. Install it there, or correct repo."));
    }

    private void repositories(Context context) {
        Queries.checkKnown(context);
        var names = access.repositories(Authentication.caller(context)).stream()
                .map(Object::toString)
                .toList();
        Answers.json(context, HttpStatus.OK, Map.of("repositories", names));
    }

    private static String resource(String name) {
        try (InputStream in = KnownRoutes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }
}
