package org.splectrum.se.demo.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.splectrum.se.demo.github.Label;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.github.Status;

/** Repositories and their labels. */
public final class RepositoryShape {
    private static final List<String> PLAIN_URLS = List.of(
            "forks",
            "teams",
            "hooks",
            "events",
            "tags",
            "languages",
            "stargazers",
            "contributors",
            "subscribers",
            "subscription",
            "merges",
            "downloads",
            "deployments");
    private static final List<String> TEMPLATE_URLS = List.of(
            "keys keys{/key_id}",
            "collaborators collaborators{/collaborator}",
            "issue_events issues/events{/number}",
            "assignees assignees{/user}",
            "branches branches{/branch}",
            "blobs git/blobs{/sha}",
            "git_tags git/tags{/sha}",
            "git_refs git/refs{/sha}",
            "trees git/trees{/sha}",
            "statuses statuses/{sha}",
            "commits commits{/sha}",
            "git_commits git/commits{/sha}",
            "comments comments{/number}",
            "issue_comment issues/comments{/number}",
            "contents contents/{+path}",
            "compare compare/{base}...{head}",
            "archive {archive_format}{/ref}",
            "issues issues{/number}",
            "pulls pulls{/number}",
            "milestones milestones{/number}",
            "notifications notifications{?since,all,participating}",
            "labels labels{/name}",
            "releases releases{/id}");
    private final Shapes shapes;

    RepositoryShape(Shapes shapes) {
        this.shapes = shapes;
    }

    /** GitHub's {@code repository}, as lists and pull requests carry it. */
    public ObjectNode simple(Repository repository) {
        ObjectNode node = Json.object();
        node.put("id", repository.id());
        node.put("node_id", Json.nodeId("R", repository.id()));
        node.put("name", repository.name().name());
        node.put("full_name", repository.name().toString());
        node.put("private", false);
        node.set("owner", shapes.users().simple(repository.name().owner()));
        node.put("html_url", shapes.links().html(repository, ""));
        node.putNull("description");
        node.put("fork", false);
        addUrls(node, repository);
        addFeatures(node);
        addCounts(node, repository);
        node.put("default_branch", repository.defaultBranch());
        return node;
    }

    /** The same, as payloads carry it beside what happened. */
    public ObjectNode withProperties(Repository repository) {
        ObjectNode node = simple(repository);
        node.set("custom_properties", Json.object());
        return node;
    }

    /** GitHub's {@code full-repository}, with what the asker may do. */
    public ObjectNode full(Repository repository, Role asker) {
        ObjectNode node = simple(repository);
        node.set("permissions", UserShape.permissions(asker));
        node.put("network_count", 0);
        node.put("subscribers_count", 0);
        return node;
    }

    /** GitHub's {@code label}. */
    public ObjectNode label(Repository repository, Label label) {
        ObjectNode node = Json.object();
        node.put("id", label.id());
        node.put("node_id", Json.nodeId("LA", label.id()));
        node.put("url", shapes.links().api(repository, "/labels/" + Links.segment(label.name())));
        node.put("name", label.name());
        node.put("color", label.color());
        node.put("default", false);
        node.put("description", label.description());
        return node;
    }

    /** The short form inside a check's pull requests. */
    ObjectNode reference(Repository repository) {
        ObjectNode node = Json.object();
        node.put("id", repository.id());
        node.put("url", shapes.links().api(repository, ""));
        node.put("name", repository.name().name());
        return node;
    }

    private void addUrls(ObjectNode node, Repository repository) {
        Links links = shapes.links();
        node.put("url", links.api(repository, ""));
        for (String name : PLAIN_URLS) {
            node.put(name + "_url", links.api(repository, "/" + name));
        }
        for (String line : TEMPLATE_URLS) {
            int space = line.indexOf(' ');
            node.put(line.substring(0, space) + "_url", links.api(repository, "/" + line.substring(space + 1)));
        }
        node.put("git_url", links.html(repository, ".git").replaceFirst("^https?", "git"));
        node.put("ssh_url", "git@127.0.0.1:" + repository.name() + ".git");
        node.put("clone_url", links.html(repository, ".git"));
        node.put("svn_url", links.html(repository, ""));
    }

    private static void addFeatures(ObjectNode node) {
        for (String field : List.of("homepage", "language", "mirror_url", "license")) {
            node.putNull(field);
        }
        for (String field : List.of("has_issues", "has_projects", "has_downloads", "has_wiki", "allow_forking")) {
            node.put(field, true);
        }
        for (String field : List.of(
                "has_pages", "has_discussions", "archived", "disabled", "is_template", "web_commit_signoff_required")) {
            node.put(field, false);
        }
        node.set("topics", Json.array());
        node.put("visibility", "public");
    }

    private static void addCounts(ObjectNode node, Repository repository) {
        long open = repository.issues().stream()
                .filter(issue -> issue.status() instanceof Status.Open)
                .count();
        for (String field : List.of("size", "stargazers_count", "watchers_count", "forks_count", "forks", "watchers")) {
            node.put(field, 0);
        }
        node.put("open_issues_count", open);
        node.put("open_issues", open);
        String created = Json.time(repository.created());
        node.put("created_at", created);
        node.put("updated_at", created);
        node.put("pushed_at", created);
    }
}
