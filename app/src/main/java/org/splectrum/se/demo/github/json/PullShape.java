package org.splectrum.se.demo.github.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Pull.Outcome;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Status;
import org.splectrum.se.demo.github.git.FileChange;

/** Pull requests. */
public final class PullShape {
    private final Shapes shapes;

    PullShape(Shapes shapes) {
        this.shapes = shapes;
    }

    /** GitHub's {@code pull-request-simple}, as lists have it. */
    public ObjectNode simple(Repository repository, Pull pull) {
        Issue issue = repository.issue(pull.number()).orElseThrow();
        ObjectNode node = Json.object();
        node.put("id", pull.id());
        node.put("node_id", Json.nodeId("PR", pull.id()));
        links(repository, pull).forEach((name, url) -> node.put(name.isEmpty() ? "url" : name + "_url", url));
        ObjectNode links = node.putObject("_links");
        for (String name :
                List.of("html", "issue", "comments", "review_comments", "review_comment", "commits", "statuses")) {
            links.putObject(name).put("href", node.path(name + "_url").asText());
        }
        links.putObject("self").put("href", node.path("url").asText());
        shapes.issues().addWords(node, repository, issue);
        addOutcome(node, pull.outcome());
        node.set("requested_reviewers", Json.array());
        node.set("requested_teams", Json.array());
        node.set("head", side(repository, pull.head()));
        node.set("base", side(repository, pull.base()));
        node.put("author_association", UserShape.association(repository, issue.author()));
        node.putNull("auto_merge");
        node.put("draft", pull.draft());
        return node;
    }

    /** GitHub's {@code pull-request} where it is not known yet whether it merges, as payloads have it. */
    public ObjectNode full(Repository repository, Pull pull) {
        ObjectNode node = simple(repository, pull);
        boolean merged = pull.outcome() instanceof Outcome.Merged;
        node.put("merged", merged);
        node.putNull("mergeable");
        node.putNull("rebaseable");
        node.put("mergeable_state", "unknown");
        if (pull.outcome() instanceof Outcome.Merged(var _, var by, var _)) {
            node.set("merged_by", shapes.users().simple(by));
        } else {
            node.putNull("merged_by");
        }
        List<FileChange> changes = changes(repository, pull);
        node.put("comments", repository.comments(pull.number()).size());
        node.put("review_comments", 0);
        node.put("maintainer_can_modify", false);
        node.put(
                "commits",
                repository.git().between(pull.base().sha(), pull.head().sha()).size());
        node.put("additions", changes.stream().mapToInt(FileChange::additions).sum());
        node.put("deletions", changes.stream().mapToInt(FileChange::deletions).sum());
        node.put("changed_files", changes.size());
        return node;
    }

    /** The same once it is known whether it merges. */
    public ObjectNode judged(Repository repository, Pull pull, boolean mergeable) {
        ObjectNode node = full(repository, pull);
        boolean open = repository.issue(pull.number()).orElseThrow().status() instanceof Status.Open;
        if (open) {
            node.put("mergeable", mergeable);
            node.put("rebaseable", mergeable);
            node.put("mergeable_state", mergeable ? "clean" : "dirty");
        }
        return node;
    }

    /** The files it changes since it left its base. */
    public static List<FileChange> changes(Repository repository, Pull pull) {
        String base = pull.base().sha();
        String start = repository.git().mergeBase(base, pull.head().sha()).orElse(base);
        return repository.git().diff(start, pull.head().sha());
    }

    /** The short form inside a check run. */
    ObjectNode reference(Repository repository, Pull pull) {
        ObjectNode node = Json.object();
        node.put("url", shapes.links().api(repository, "/pulls/" + pull.number()));
        node.put("id", pull.id());
        node.put("number", pull.number());
        for (var side : Map.of("head", pull.head(), "base", pull.base()).entrySet()) {
            ObjectNode end = node.putObject(side.getKey());
            end.put("ref", side.getValue().branch());
            end.put("sha", side.getValue().sha());
            end.set("repo", shapes.repositories().reference(repository));
        }
        return node;
    }

    private Map<String, String> links(Repository repository, Pull pull) {
        String url = shapes.links().api(repository, "/pulls/" + pull.number());
        String issue = shapes.links().api(repository, "/issues/" + pull.number());
        String html = shapes.links().html(repository, "/pull/" + pull.number());
        return Map.of(
                "",
                url,
                "html",
                html,
                "diff",
                html + ".diff",
                "patch",
                html + ".patch",
                "issue",
                issue,
                "commits",
                url + "/commits",
                "review_comments",
                url + "/comments",
                "review_comment",
                shapes.links().api(repository, "/pulls/comments{/number}"),
                "comments",
                issue + "/comments",
                "statuses",
                shapes.links().api(repository, "/statuses/" + pull.head().sha()));
    }

    private static void addOutcome(ObjectNode node, Outcome outcome) {
        switch (outcome) {
            case Outcome.Unmerged() -> {
                node.putNull("merged_at");
                node.putNull("merge_commit_sha");
            }
            case Outcome.Merged(var at, var _, var sha) -> {
                node.put("merged_at", Json.time(at));
                node.put("merge_commit_sha", sha);
            }
        }
    }

    private ObjectNode side(Repository repository, Pull.Side side) {
        ObjectNode node = Json.object();
        node.put("label", repository.name().owner() + ":" + side.branch());
        node.put("ref", side.branch());
        node.put("sha", side.sha());
        node.set("user", shapes.users().simple(repository.name().owner()));
        node.set("repo", shapes.repositories().simple(repository));
        return node;
    }
}
