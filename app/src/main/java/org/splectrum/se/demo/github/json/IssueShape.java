package org.splectrum.se.demo.github.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Reaction;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Status;

/** Issues, and what hangs on them. */
public final class IssueShape {
    private static final List<String> CONTENTS =
            List.of("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes");
    private final Shapes shapes;

    IssueShape(Shapes shapes) {
        this.shapes = shapes;
    }

    /** GitHub's {@code issue}; a pull request's issue half carries its links. */
    public ObjectNode issue(Repository repository, Issue issue) {
        String url = shapes.links().api(repository, "/issues/" + issue.number());
        ObjectNode node = Json.object();
        node.put("url", url);
        node.put("repository_url", shapes.links().api(repository, ""));
        node.put("labels_url", url + "/labels{/name}");
        node.put("comments_url", url + "/comments");
        node.put("events_url", url + "/events");
        node.put("html_url", html(repository, issue));
        node.put("id", issue.id());
        node.put("node_id", Json.nodeId("I", issue.id()));
        addWords(node, repository, issue);
        node.put("comments", repository.comments(issue.number()).size());
        node.put("author_association", UserShape.association(repository, issue.author()));
        node.set("reactions", reactions(repository, new Reaction.Subject.OfIssue(issue.number()), url));
        node.put("timeline_url", url + "/timeline");
        node.set("performed_via_github_app", shapes.apps().appIfAuthor(issue.author()));
        if (issue.status() instanceof Status.Closed) {
            node.put("state_reason", "completed");
        } else {
            node.putNull("state_reason");
        }
        repository.pull(issue.number()).ifPresent(pull -> addPull(node, repository, pull));
        return node;
    }

    /** What issues and pull requests have in common. */
    void addWords(ObjectNode node, Repository repository, Issue issue) {
        node.put("number", issue.number());
        node.put("title", issue.title());
        node.set("user", shapes.users().simple(issue.author()));
        node.set("labels", labels(repository, issue));
        node.put("state", issue.status().word());
        node.put("locked", issue.locked());
        node.putNull("assignee");
        node.set("assignees", Json.array());
        node.putNull("milestone");
        node.put("created_at", Json.time(issue.times().created()));
        node.put("updated_at", Json.time(issue.times().updated()));
        if (issue.status() instanceof Status.Closed(var at, var _)) {
            node.put("closed_at", Json.time(at));
        } else {
            node.putNull("closed_at");
        }
        node.putNull("active_lock_reason");
        node.set("body", Json.textOrNull(issue.body()));
    }

    /** The labels of an issue, whole. */
    public ArrayNode labels(Repository repository, Issue issue) {
        ArrayNode nodes = Json.array();
        issue.labels().stream()
                .flatMap(name -> repository.label(name).stream())
                .forEach(label -> nodes.add(shapes.repositories().label(repository, label)));
        return nodes;
    }

    private String html(Repository repository, Issue issue) {
        boolean pull = repository.pull(issue.number()).isPresent();
        return shapes.links().html(repository, (pull ? "/pull/" : "/issues/") + issue.number());
    }

    private void addPull(ObjectNode node, Repository repository, Pull pull) {
        String html = shapes.links().html(repository, "/pull/" + pull.number());
        ObjectNode links = node.putObject("pull_request");
        links.put("url", shapes.links().api(repository, "/pulls/" + pull.number()));
        links.put("html_url", html);
        links.put("diff_url", html + ".diff");
        links.put("patch_url", html + ".patch");
        if (pull.outcome() instanceof Pull.Outcome.Merged(var at, var _, var _)) {
            links.put("merged_at", Json.time(at));
        } else {
            links.putNull("merged_at");
        }
        node.put("draft", pull.draft());
    }

    /** The roll-up of reactions; GitHub's {@code reaction-rollup}. */
    static ObjectNode reactions(Repository repository, Reaction.Subject subject, String url) {
        List<Reaction> found = repository.reactions(subject);
        ObjectNode node = Json.object();
        node.put("url", url + "/reactions");
        node.put("total_count", found.size());
        for (String content : CONTENTS) {
            node.put(
                    content,
                    found.stream()
                            .filter(reaction -> reaction.content().equals(content))
                            .count());
        }
        return node;
    }

    /** GitHub's {@code reaction}. */
    public ObjectNode reaction(Reaction reaction) {
        ObjectNode node = Json.object();
        node.put("id", reaction.id());
        node.put("node_id", Json.nodeId("REA", reaction.id()));
        node.set("user", shapes.users().simple(reaction.author()));
        node.put("content", reaction.content());
        node.put("created_at", Json.time(reaction.at()));
        return node;
    }
}
