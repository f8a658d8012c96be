package org.splectrum.se.demo.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.User;

/** Accounts. */
public final class UserShape {
    private final Shapes shapes;

    UserShape(Shapes shapes) {
        this.shapes = shapes;
    }

    /** GitHub's {@code simple-user}. */
    public ObjectNode simple(String login) {
        User user = shapes.forge().user(login);
        ObjectNode node = Json.object();
        node.put("login", user.login());
        node.put("id", user.id());
        node.put("node_id", Json.nodeId("U", user.id()));
        shapes.links().addTo(node, user);
        node.put("type", user.kind().word());
        node.put("site_admin", false);
        return node;
    }

    /** GitHub's {@code public-user}. */
    public ObjectNode full(String login) {
        ObjectNode node = simple(login);
        node.put("name", login);
        for (String field : new String[] {"company", "location", "email", "hireable", "bio"}) {
            node.putNull(field);
        }
        node.put("blog", "");
        for (String field : new String[] {"public_repos", "public_gists", "followers", "following"}) {
            node.put(field, 0);
        }
        node.put("created_at", Json.time(shapes.app().created()));
        node.put("updated_at", Json.time(shapes.app().created()));
        return node;
    }

    /** GitHub's answer to what a user may do on a repository. */
    public ObjectNode permission(Repository repository, String login) {
        Role role = repository.role(login);
        ObjectNode user = simple(login);
        user.set("permissions", permissions(role));
        user.put("role_name", role.word());
        ObjectNode node = Json.object();
        node.put("permission", role.permission());
        node.put("role_name", role.word());
        node.set("user", user);
        return node;
    }

    static ObjectNode permissions(Role role) {
        ObjectNode node = Json.object();
        node.put("admin", role.covers(Role.ADMIN));
        node.put("maintain", role.covers(Role.MAINTAIN));
        node.put("push", role.covers(Role.WRITE));
        node.put("triage", role.covers(Role.TRIAGE));
        node.put("pull", role.covers(Role.READ));
        return node;
    }

    /** What the author is to the repository, in GitHub's words. */
    static String association(Repository repository, String login) {
        if (repository.name().owner().equalsIgnoreCase(login)) {
            return "OWNER";
        }
        return repository.role(login).covers(Role.READ) ? "COLLABORATOR" : "NONE";
    }
}
