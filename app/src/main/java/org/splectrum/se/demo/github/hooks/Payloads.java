package org.splectrum.se.demo.github.hooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.Happening;
import org.splectrum.se.demo.github.Happening.CheckActionRequested;
import org.splectrum.se.demo.github.Happening.CheckCreated;
import org.splectrum.se.demo.github.Happening.CheckRerequested;
import org.splectrum.se.demo.github.Happening.CommentCreated;
import org.splectrum.se.demo.github.Happening.IssueClosed;
import org.splectrum.se.demo.github.Happening.IssueMovedHere;
import org.splectrum.se.demo.github.Happening.IssueOpened;
import org.splectrum.se.demo.github.Happening.Labeled;
import org.splectrum.se.demo.github.Happening.PullClosed;
import org.splectrum.se.demo.github.Happening.PullOpened;
import org.splectrum.se.demo.github.Happening.PullSynchronized;
import org.splectrum.se.demo.github.Happening.Pushed;
import org.splectrum.se.demo.github.Happening.SuiteRerequested;
import org.splectrum.se.demo.github.Happening.Unlabeled;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.hooks.Delivery.Message;
import org.splectrum.se.demo.github.json.Json;
import org.splectrum.se.demo.github.json.Shapes;

/** What happened, as GitHub tells it. Called inside the forge's lock. */
final class Payloads {
    private final Shapes shapes;

    Payloads(Shapes shapes) {
        this.shapes = requireNonNull(shapes, "shapes is null");
    }

    Message of(Happening happening) {
        Repository repository = shapes.forge().repository(happening.repository());
        ObjectNode payload = Json.object();
        String event = switch (happening) {
            case IssueOpened(var _, var issue, var _) -> issue(payload, repository, issue, "opened");
            case IssueMovedHere moved -> moved(payload, repository, moved);
            case IssueClosed(var _, var issue, var _) -> issue(payload, repository, issue, "closed");
            case CommentCreated created -> comment(payload, repository, created.comment());
            case Labeled(var _, var issue, var label, var _) ->
                label(payload, repository, new Change(issue, label, "labeled"));
            case Unlabeled(var _, var issue, var label, var _) ->
                label(payload, repository, new Change(issue, label, "unlabeled"));
            case PullOpened(var _, var pull, var _) -> pull(payload, repository, pull, "opened");
            case PullClosed(var _, var pull, var _) -> pull(payload, repository, pull, "closed");
            case PullSynchronized moved -> synchronize(payload, repository, moved);
            case CheckCreated(var _, var check, var _) -> check(payload, repository, check, "created");
            case CheckRerequested(var _, var check, var _) -> check(payload, repository, check, "rerequested");
            case SuiteRerequested(var _, var check, var _) -> suite(payload, repository, check);
            case CheckActionRequested pressed -> press(payload, repository, pressed);
            case Pushed push -> new PushPayload(shapes).write(payload, repository, push);
        };
        if (!"push".equals(event)) {
            payload.set("repository", shapes.repositories().withProperties(repository));
        }
        payload.set("sender", shapes.users().simple(happening.sender()));
        payload.set("installation", shapes.apps().installationReference());
        return new Message(event, payload.path("action").asText(), repository.id(), payload.toString());
    }

    /** The first message a webhook gets. */
    Message ping(String url) {
        ObjectNode payload = Json.object();
        payload.put("zen", "Keep it logically awesome.");
        payload.put("hook_id", shapes.app().id());
        ObjectNode hook = payload.putObject("hook");
        hook.put("type", "App");
        hook.put("id", shapes.app().id());
        hook.put("name", "web");
        hook.put("active", true);
        hook.put("app_id", shapes.app().id());
        hook.set("events", shapes.apps().app().get("events"));
        ObjectNode config = hook.putObject("config");
        config.put("content_type", "json");
        config.put("url", url);
        config.put("insecure_ssl", "0");
        config.put("secret", "********");
        hook.put("updated_at", Json.time(shapes.app().created()));
        hook.put("created_at", Json.time(shapes.app().created()));
        for (String name : List.of("url", "ping_url", "deliveries_url")) {
            hook.put(name, shapes.links().api("/app/hook/" + name));
        }
        payload.set("sender", shapes.users().simple(shapes.app().owner()));
        return new Message("ping", "", 0, payload.toString());
    }

    /** What an app is told when it was installed, suspended or not any more. */
    Message installation(String action) {
        ObjectNode payload = Json.object();
        payload.put("action", action);
        payload.set("installation", shapes.apps().installation());
        payload.set("repositories", Json.array(shapes.forge().repositories(), this::summary));
        payload.set("sender", shapes.users().simple(shapes.app().owner()));
        return new Message("installation", action, 0, payload.toString());
    }

    private ObjectNode summary(Repository repository) {
        ObjectNode node = Json.object();
        node.put("id", repository.id());
        node.put("node_id", Json.nodeId("R", repository.id()));
        node.put("name", repository.name().name());
        node.put("full_name", repository.name().toString());
        node.put("private", false);
        return node;
    }

    private record Change(int issue, String label, String action) {}

    private String issue(ObjectNode payload, Repository repository, int number, String action) {
        payload.put("action", action);
        payload.set("issue", shapes.issues().issue(repository, find(repository, number)));
        return "issues";
    }

    private String moved(ObjectNode payload, Repository repository, IssueMovedHere moved) {
        Repository from = shapes.forge().repository(moved.from());
        ObjectNode changes = payload.putObject("changes");
        changes.set("old_issue", shapes.issues().issue(from, moved.old()));
        changes.set("old_repository", shapes.repositories().withProperties(from));
        return issue(payload, repository, moved.issue(), "opened");
    }

    private String comment(ObjectNode payload, Repository repository, long id) {
        var comment = repository.comment(id).orElseThrow();
        payload.put("action", "created");
        payload.set("issue", shapes.issues().issue(repository, find(repository, comment.issue())));
        payload.set("comment", shapes.comments().comment(repository, comment));
        return "issue_comment";
    }

    private String label(ObjectNode payload, Repository repository, Change change) {
        boolean onPull = repository.pull(change.issue()).isPresent();
        String event = onPull
                ? pull(payload, repository, change.issue(), change.action())
                : issue(payload, repository, change.issue(), change.action());
        payload.set(
                "label",
                shapes.repositories()
                        .label(repository, repository.label(change.label()).orElseThrow()));
        return event;
    }

    private String pull(ObjectNode payload, Repository repository, int number, String action) {
        Pull pull = repository.pull(number).orElseThrow();
        payload.put("action", action);
        payload.put("number", number);
        payload.set("pull_request", shapes.pulls().full(repository, pull));
        return "pull_request";
    }

    private String synchronize(ObjectNode payload, Repository repository, PullSynchronized moved) {
        String event = pull(payload, repository, moved.pull(), "synchronize");
        payload.put("before", moved.before());
        payload.put("after", repository.pull(moved.pull()).orElseThrow().head().sha());
        return event;
    }

    private String check(ObjectNode payload, Repository repository, long id, String action) {
        CheckRun check = repository.check(id).orElseThrow();
        payload.put("action", action);
        payload.set("check_run", shapes.checks().withSuite(repository, check));
        return "check_run";
    }

    private String suite(ObjectNode payload, Repository repository, long check) {
        payload.put("action", "rerequested");
        payload.set(
                "check_suite",
                shapes.checks().suiteOf(repository, repository.check(check).orElseThrow()));
        return "check_suite";
    }

    private String press(ObjectNode payload, Repository repository, CheckActionRequested pressed) {
        String event = check(payload, repository, pressed.check(), "requested_action");
        payload.putObject("requested_action").put("identifier", pressed.action());
        return event;
    }

    private static Issue find(Repository repository, int number) {
        return repository.issue(number).orElseThrow();
    }
}
