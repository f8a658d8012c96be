package org.splectrum.se.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.splectrum.se.intake.Delivery;
import org.splectrum.se.intake.EventReader;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.GitHubEvent.Ignored;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RepositoryName;

/** Reads GitHub's payloads as its “Webhook events and payloads” describes them. */
public final class PayloadReader implements EventReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BRANCH = "refs/heads/";

    @Override
    public GitHubEvent read(Delivery delivery) {
        try {
            JsonNode payload = JSON.readTree(delivery.body());
            String kind = delivery.event() + "." + payload.path("action").asText("");
            return switch (kind) {
                case "issue_comment.created" -> comment(payload);
                case "issues.opened" -> issue(payload);
                case "issues.labeled" -> label(payload, payload.path("issue"));
                case "pull_request.opened",
                        "pull_request.synchronize",
                        "pull_request.reopened",
                        "pull_request.ready_for_review",
                        "pull_request.converted_to_draft",
                        "pull_request.edited",
                        "pull_request.labeled",
                        "pull_request.unlabeled" -> pull(payload);
                case "check_run.requested_action" -> press(payload);
                case "check_run.rerequested" -> rerequest(payload);
                case "check_suite.rerequested" ->
                    new GitHubEvent.SuiteRerequested(
                            home(payload), number(need(payload, "check_suite"), "id"), sender(payload));
                case "installation.unsuspend", "installation.new_permissions_accepted" ->
                    new GitHubEvent.Allowed(number(need(payload, "installation"), "id"));
                case "push." -> push(payload);
                default -> new Ignored("SE does not act on " + kind);
            };
        } catch (JsonProcessingException e) {
            return new Ignored("not JSON: " + e.getOriginalMessage());
        } catch (Unreadable | IllegalArgumentException e) {
            return new Ignored("not as GitHub writes " + delivery.event() + ": " + e.getMessage());
        }
    }

    @Override
    public Scene scene(Delivery delivery) {
        try {
            return Scenes.of(JSON.readTree(delivery.body()), delivery.receivedAt());
        } catch (JsonProcessingException e) {
            return Scene.at(delivery.receivedAt());
        }
    }

    private static GitHubEvent comment(JsonNode payload) {
        JsonNode comment = need(payload, "comment");
        JsonNode issue = need(payload, "issue");
        if (differs(payload, comment)) {
            return new Ignored("the comment is not its sender's");
        }
        return new GitHubEvent.CommentCreated(
                place(payload, issue),
                text(issue, "title"),
                number(comment, "id"),
                person(comment.path("user"), comment.path("performed_via_github_app")),
                comment.path("body").asText(""),
                lock(issue));
    }

    private static GitHubEvent issue(JsonNode payload) {
        JsonNode issue = need(payload, "issue");
        if (differs(payload, issue) || payload.path("changes").hasNonNull("old_issue")) {
            return new Ignored("the issue was moved here: what it asks for was asked for elsewhere");
        }
        return new GitHubEvent.IssueOpened(
                place(payload, issue),
                text(issue, "title"),
                person(issue.path("user"), issue.path("performed_via_github_app")),
                issue.path("body").asText(""));
    }

    private static GitHubEvent label(JsonNode payload, JsonNode subject) {
        JsonNode label = need(payload, "label");
        return new GitHubEvent.Labelled(
                place(payload, subject), text(subject, "title"), sender(payload), text(label, "name"), lock(subject));
    }

    private static GitHubEvent pull(JsonNode payload) {
        JsonNode pull = need(payload, "pull_request");
        String action = text(payload, "action");
        boolean labels = action.endsWith("labeled");
        return new GitHubEvent.PullRequestChanged(
                place(payload, pull),
                text(pull, "title"),
                sender(payload),
                new GitHubEvent.Change(
                        action,
                        labels ? text(need(payload, "label"), "name") : "",
                        new CommitId(text(need(pull, "head"), "sha")),
                        standing(payload, pull)));
    }

    /** A fork that was deleted leaves no repository behind. */
    private static GitHubEvent.Standing standing(JsonNode payload, JsonNode pull) {
        if (!pull.path("state").asText("").equals("open")) {
            return GitHubEvent.Standing.CLOSED;
        }
        long here = number(need(payload, "repository"), "id");
        return pull.path("head").path("repo").path("id").asLong() == here
                ? GitHubEvent.Standing.OPEN
                : GitHubEvent.Standing.FORK;
    }

    private static GitHubEvent press(JsonNode payload) {
        return new GitHubEvent.CheckPressed(
                home(payload),
                text(need(payload, "check_run"), "external_id"),
                text(need(payload, "requested_action"), "identifier"),
                sender(payload));
    }

    private static GitHubEvent rerequest(JsonNode payload) {
        return new GitHubEvent.CheckRerequested(
                home(payload), text(need(payload, "check_run"), "external_id"), sender(payload));
    }

    private static GitHubEvent push(JsonNode payload) {
        String ref = text(payload, "ref");
        if (!ref.startsWith(BRANCH) || payload.path("deleted").asBoolean(false)) {
            return new Ignored("SE does not act on a push of " + ref);
        }
        return new GitHubEvent.Pushed(
                home(payload),
                ref.substring(BRANCH.length()),
                new CommitId(text(payload, "after")),
                sender(payload),
                text(need(payload, "repository"), "default_branch"));
    }

    private static Person sender(JsonNode payload) {
        return person(need(payload, "sender"), payload.path("none"));
    }

    private static Home home(JsonNode payload) {
        return new Home(
                number(need(payload, "installation"), "id"),
                RepositoryName.of(text(need(payload, "repository"), "full_name")));
    }

    private static boolean differs(JsonNode payload, JsonNode written) {
        return number(need(payload, "sender"), "id") != number(need(written, "user"), "id");
    }

    private static Place place(JsonNode payload, JsonNode subject) {
        long number = number(subject, "number");
        if (number > Integer.MAX_VALUE) {
            throw new Unreadable("number " + number);
        }
        boolean pull = payload.has("pull_request") || subject.hasNonNull("pull_request");
        Home home = home(payload);
        return new Place(
                home.installation(), home.repository(), pull ? Place.Kind.PULL_REQUEST : Place.Kind.ISSUE, (int)
                        number);
    }

    private static Person person(JsonNode user, JsonNode app) {
        text(user, "login");
        return People.of(user, app);
    }

    private static GitHubEvent.Lock lock(JsonNode subject) {
        return subject.path("locked").asBoolean(false) ? GitHubEvent.Lock.LOCKED : GitHubEvent.Lock.OPEN;
    }

    private static JsonNode need(JsonNode parent, String name) {
        JsonNode child = parent.path(name);
        if (!child.isObject()) {
            throw new Unreadable("no " + name);
        }
        return child;
    }

    private static String text(JsonNode parent, String name) {
        JsonNode child = parent.path(name);
        if (!child.isTextual() || child.asText().isEmpty()) {
            throw new Unreadable("no " + name);
        }
        return child.asText();
    }

    private static long number(JsonNode parent, String name) {
        JsonNode child = parent.path(name);
        if (!child.isIntegralNumber() || !child.canConvertToLong() || child.asLong() <= 0) {
            throw new Unreadable("no " + name);
        }
        return child.asLong();
    }

    /** Something that SE needs is missing or is of another form. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }
}
