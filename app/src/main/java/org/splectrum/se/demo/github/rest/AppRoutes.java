package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.splectrum.se.demo.github.AppRegistration;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.RepositoryName;
import org.splectrum.se.demo.github.json.Json;
import org.splectrum.se.demo.github.json.Shapes;

/** The app, its installation and its tokens. */
final class AppRoutes {
    private final Shapes shapes;
    private final Tokens tokens;

    AppRoutes(Shapes shapes, Tokens tokens) {
        this.shapes = requireNonNull(shapes, "shapes is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
    }

    void addTo(Api api) {
        Endpoint installation = call -> Reply.ok(shapes.apps().installation());
        api.get("/app", Need.asApp(), call -> Reply.ok(shapes.apps().app()));
        api.get(
                "/app/installations",
                Need.asApp(),
                call -> call.page(List.of(shapes.app()), app -> shapes.apps().installation()));
        api.get("/app/installations/{id}", Need.asApp(), call -> {
            checkInstallation(call.id("id"));
            return installation.answer(call);
        });
        api.post("/app/installations/{id}/access_tokens", Need.asApp(), this::issue);
        api.get("/repos/{owner}/{repo}/installation", Need.asApp(), call -> {
            requireNonNull(call.repository());
            return installation.answer(call);
        });
        api.get("/users/{login}/installation", Need.asApp(), installation);
        api.get("/installation/repositories", Need.anyToken(), this::repositories);
    }

    private Reply issue(Call call) {
        checkInstallation(call.id("id"));
        if (shapes.app().suspended().isPresent()) {
            throw Tokens.suspended();
        }
        Body body = call.body();
        Map<String, String> permissions = new HashMap<>(AppRegistration.PERMISSIONS);
        body.object("permissions").ifPresent(asked -> narrow(permissions, asked));
        Set<Long> repositories = new HashSet<>();
        if (body.json().has("repositories")) {
            for (String name : body.texts("repositories")) {
                repositories.add(find(name).id());
            }
        }
        if (body.json().has("repository_ids")) {
            body.json().get("repository_ids").forEach(id -> repositories.add(id.asLong()));
        }
        Tokens.Issued issued = tokens.issue(permissions, repositories);
        return Reply.created(
                shapes.apps().token(issued.token(), issued.installation().expires(), permissions));
    }

    private static void narrow(Map<String, String> permissions, Body asked) {
        permissions
                .keySet()
                .removeIf(name -> !"metadata".equals(name) && !asked.json().has(name));
        for (var field : asked.json().properties()) {
            String held = permissions.getOrDefault(field.getKey(), "");
            String level = field.getValue().asText();
            if (!held.equals(level) && !"write".equals(held)) {
                throw Refusal.of(422, "The permissions requested are not granted to this installation.");
            }
            permissions.put(field.getKey(), level);
        }
    }

    private Repository find(String name) {
        return shapes.forge()
                .findRepository(new RepositoryName(shapes.app().owner(), name))
                .orElseThrow(() -> Refusal.of(
                        422,
                        "There is at least one repository that does not exist or is not accessible to the parent"
                                + " installation."));
    }

    private void checkInstallation(long id) {
        if (id != shapes.app().installationId()) {
            throw Refusal.notFound();
        }
    }

    private Reply repositories(Call call) {
        List<Repository> all = shapes.forge().repositories();
        return call.page(
                all,
                page -> {
                    ObjectNode node = Json.object();
                    node.put("total_count", all.size());
                    node.set("repositories", Json.array(page, shapes.repositories()::simple));
                    return node;
                },
                Map.of());
    }
}
