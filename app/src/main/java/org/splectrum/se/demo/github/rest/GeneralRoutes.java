package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.splectrum.se.demo.github.AppRegistration;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.json.Json;
import org.splectrum.se.demo.github.json.Shapes;

/** Users, repositories and the rate limit. */
final class GeneralRoutes {
    private static final int LIMIT = 5000;
    private static final long RESET = 4_102_444_800L;
    private final Shapes shapes;

    GeneralRoutes(Shapes shapes) {
        this.shapes = requireNonNull(shapes, "shapes is null");
    }

    void addTo(Api api) {
        api.get("/rate_limit", Need.anyToken(), call -> Reply.ok(rateLimit()));
        api.get("/user", Need.anyToken(), call -> Reply.ok(shapes.users().full(call.login())));
        api.get(
                "/users/{login}",
                Need.anyToken(),
                call -> Reply.ok(shapes.users().full(call.path("login"))));
        api.get("/user/installations", Need.anyToken(), this::installations);
        api.get("/user/repos", Need.anyToken(), this::repositories);
        api.get("/repos/{owner}/{repo}", Need.read("metadata"), this::repository);
        api.get(
                "/repos/{owner}/{repo}/collaborators/{login}/permission",
                Need.read("metadata"),
                call -> Reply.ok(shapes.users().permission(call.repository(), call.path("login"))));
    }

    private Reply repository(Call call) {
        Repository repository = call.repository();
        Role role = switch (call.caller()) {
            case Caller.Person(var login, var _) -> repository.role(login);
            case Caller.Installation _ -> Role.WRITE;
            case Caller.App() -> Role.NONE;
        };
        return Reply.ok(shapes.repositories().full(repository, role));
    }

    /** Those of the App that the token was given to. */
    private Reply installations(Call call) {
        if (!(call.caller() instanceof Caller.Person(var _, Caller.Grant.OfApp(long app)))) {
            throw Refusal.of(403, "You must authenticate with an access token authorized to a GitHub App");
        }
        List<AppRegistration> found = app == shapes.app().id() ? List.of(shapes.app()) : List.of();
        return call.page(
                found,
                page -> {
                    ObjectNode node = Json.object();
                    node.put("total_count", found.size());
                    node.set(
                            "installations",
                            Json.array(page, each -> shapes.apps().installation()));
                    return node;
                },
                Map.of());
    }

    /** Those that the person owns or was let into. */
    private Reply repositories(Call call) {
        if (!(call.caller() instanceof Caller.Person(var login, var _))) {
            throw Refusal.of(403, "Resource not accessible by integration");
        }
        List<Repository> theirs = shapes.forge().repositories().stream()
                .filter(repository -> repository.role(login).covers(Role.READ))
                .toList();
        return call.page(theirs, shapes.repositories()::simple);
    }

    private static ObjectNode rateLimit() {
        ObjectNode node = Json.object();
        ObjectNode resources = node.putObject("resources");
        for (String name : List.of("core", "search", "graphql")) {
            resources.set(name, limit());
        }
        node.set("rate", limit());
        return node;
    }

    private static ObjectNode limit() {
        ObjectNode node = Json.object();
        node.put("limit", LIMIT);
        node.put("used", 1);
        node.put("remaining", LIMIT - 1);
        node.put("reset", RESET);
        return node;
    }
}
