package org.splectrum.se.demo.github.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.splectrum.se.demo.github.AppRegistration;

/** The app, its installation and its tokens. */
public final class AppShape {
    private final Shapes shapes;

    AppShape(Shapes shapes) {
        this.shapes = shapes;
    }

    /** GitHub's {@code integration}. */
    public ObjectNode app() {
        AppRegistration app = shapes.app();
        ObjectNode node = Json.object();
        node.put("id", app.id());
        node.put("slug", app.slug());
        node.put("node_id", Json.nodeId("A", app.id()));
        node.set("owner", shapes.users().simple(app.owner()));
        node.put("name", app.slug());
        node.put("description", "");
        node.put("external_url", shapes.links().root());
        node.put("html_url", shapes.links().api("/apps/" + app.slug()));
        node.put("created_at", Json.time(app.created()));
        node.put("updated_at", Json.time(app.created()));
        node.set("permissions", permissions(AppRegistration.PERMISSIONS));
        node.set("events", Json.array(AppRegistration.EVENTS, JsonNodeFactory.instance::textNode));
        return node;
    }

    /** The app when it is the author, else JSON's null. */
    JsonNode appIfAuthor(String login) {
        return shapes.app().bot().equals(login) ? app() : JsonNodeFactory.instance.nullNode();
    }

    /** GitHub's {@code installation}. */
    public ObjectNode installation() {
        AppRegistration app = shapes.app();
        String url = shapes.links().api("/app/installations/" + app.installationId());
        ObjectNode node = Json.object();
        node.put("id", app.installationId());
        node.set("account", shapes.users().simple(app.owner()));
        node.put("repository_selection", "all");
        node.put("access_tokens_url", url + "/access_tokens");
        node.put("repositories_url", shapes.links().api("/installation/repositories"));
        node.put("html_url", shapes.links().api("/settings/installations/" + app.installationId()));
        node.put("app_id", app.id());
        node.put("app_slug", app.slug());
        node.put("target_id", shapes.forge().user(app.owner()).id());
        node.put("target_type", "User");
        node.set("permissions", permissions(AppRegistration.PERMISSIONS));
        node.set("events", Json.array(AppRegistration.EVENTS, JsonNodeFactory.instance::textNode));
        node.put("created_at", Json.time(app.created()));
        node.put("updated_at", Json.time(app.created()));
        node.putNull("single_file_name");
        node.put("has_multiple_single_files", false);
        node.putArray("single_file_paths");
        app.suspended()
                .ifPresentOrElse(
                        since -> node.put("suspended_at", Json.time(since)), () -> node.putNull("suspended_at"));
        if (app.suspended().isPresent()) {
            node.set("suspended_by", shapes.users().simple(app.owner()));
        } else {
            node.putNull("suspended_by");
        }
        return node;
    }

    /** The installation as payloads name it. */
    public ObjectNode installationReference() {
        ObjectNode node = Json.object();
        node.put("id", shapes.app().installationId());
        node.put("node_id", Json.nodeId("MDIzOk", shapes.app().installationId()));
        return node;
    }

    /** GitHub's {@code installation-token}. */
    public ObjectNode token(String token, Instant expires, Map<String, String> permissions) {
        ObjectNode node = Json.object();
        node.put("token", token);
        node.put("expires_at", Json.time(expires));
        node.set("permissions", permissions(permissions));
        node.put("repository_selection", "all");
        return node;
    }

    private static ObjectNode permissions(Map<String, String> permissions) {
        ObjectNode node = Json.object();
        new TreeMap<>(permissions).forEach(node::put);
        return node;
    }
}
