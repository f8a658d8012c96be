package org.splectrum.se.demo.github.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.splectrum.se.demo.github.Happening.Pushed;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.git.CommitInfo;
import org.splectrum.se.demo.github.git.FileChange;
import org.splectrum.se.demo.github.json.Json;
import org.splectrum.se.demo.github.json.Shapes;

/** A push, as GitHub tells it: its commits have a form of their own, and the repository's times are numbers. */
final class PushPayload {
    private static final String NO_COMMIT = "0".repeat(40);
    private static final int MOST_COMMITS = 20;
    private final Shapes shapes;

    PushPayload(Shapes shapes) {
        this.shapes = shapes;
    }

    String write(ObjectNode payload, Repository repository, Pushed push) {
        boolean created = NO_COMMIT.equals(push.before());
        boolean deleted = NO_COMMIT.equals(push.after());
        payload.put("ref", push.ref());
        payload.put("before", push.before());
        payload.put("after", push.after());
        payload.set("repository", repository(repository));
        ObjectNode pusher = payload.putObject("pusher");
        pusher.put("name", push.sender());
        pusher.put("email", address(push.sender()));
        payload.put("created", created);
        payload.put("deleted", deleted);
        payload.put("forced", !created && !deleted && isForced(repository, push));
        payload.putNull("base_ref");
        payload.put("compare", compare(repository, push));
        payload.set("commits", commits(repository, push, created, deleted));
        payload.set(
                "head_commit",
                deleted
                        ? NullNode.getInstance()
                        : commit(repository, repository.git().commit(push.after())));
        return "push";
    }

    private ObjectNode repository(Repository repository) {
        ObjectNode node = shapes.repositories().simple(repository);
        long seconds = repository.created().getEpochSecond();
        ((ObjectNode) node.get("owner"))
                .put("name", repository.name().owner())
                .put("email", address(repository.name().owner()));
        node.put("created_at", seconds);
        node.put("pushed_at", seconds);
        node.put("stargazers", 0);
        node.put("master_branch", repository.defaultBranch());
        return node;
    }

    private static String address(String login) {
        return login + "@users.noreply.example.com";
    }

    private static boolean isForced(Repository repository, Pushed push) {
        return !repository
                .git()
                .mergeBase(push.before(), push.after())
                .map(push.before()::equals)
                .orElse(false);
    }

    private String compare(Repository repository, Pushed push) {
        return shapes.links()
                .html(
                        repository,
                        "/compare/%s...%s"
                                .formatted(
                                        push.before().substring(0, 12),
                                        push.after().substring(0, 12)));
    }

    private ArrayNode commits(Repository repository, Pushed push, boolean created, boolean deleted) {
        if (deleted) {
            return Json.array();
        }
        String from =
                created ? repository.git().resolve(repository.defaultBranch()).orElse(push.after()) : push.before();
        List<CommitInfo> commits = repository.git().between(from, push.after());
        return Json.array(
                commits.subList(Math.max(0, commits.size() - MOST_COMMITS), commits.size()),
                commit -> commit(repository, commit));
    }

    private JsonNode commit(Repository repository, CommitInfo commit) {
        ObjectNode node = Json.object();
        node.put("id", commit.sha());
        node.put("tree_id", commit.tree());
        node.put("distinct", true);
        node.put("message", commit.message());
        node.put("timestamp", Json.time(commit.committer().at()));
        node.put("url", shapes.links().html(repository, "/commit/" + commit.sha()));
        node.set("author", person(commit.author()));
        node.set("committer", person(commit.committer()));
        List<FileChange> changes = commit.parents().isEmpty()
                ? List.of()
                : repository.git().diff(commit.parents().getFirst(), commit.sha());
        ArrayNode added = node.putArray("added");
        ArrayNode removed = node.putArray("removed");
        ArrayNode modified = node.putArray("modified");
        for (FileChange change : changes) {
            ArrayNode list = switch (change.kind()) {
                case ADDED, RENAMED, COPIED -> added;
                case REMOVED -> removed;
                case MODIFIED -> modified;
            };
            list.add(change.path());
        }
        return node;
    }

    private ObjectNode person(CommitInfo.Person person) {
        ObjectNode node = Json.object();
        node.put("name", person.name());
        node.put("email", person.email());
        shapes.forge().findUser(person.name()).ifPresent(user -> node.put("username", user.login()));
        return node;
    }
}
