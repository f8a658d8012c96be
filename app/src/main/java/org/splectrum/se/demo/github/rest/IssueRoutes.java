package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Discussions;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Labels;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Status;
import org.splectrum.se.demo.github.json.Shapes;

/** Issues and comments. */
final class IssueRoutes {
    private static final String ISSUES = "/repos/{owner}/{repo}/issues";
    private static final Need READ = Need.read("issues", "pull_requests");
    private static final Need WRITE = Need.write("issues", "pull_requests");
    private final Shapes shapes;
    private final Discussions discussions;

    IssueRoutes(Shapes shapes) {
        this.shapes = requireNonNull(shapes, "shapes is null");
        this.discussions = new Discussions(shapes.forge());
    }

    void addTo(Api api) {
        api.get(ISSUES, READ, this::list);
        api.post(ISSUES, Need.write("issues"), this::open);
        api.get(ISSUES + "/comments/{id}", READ, call -> Reply.ok(shape(call, comment(call))));
        api.patch(ISSUES + "/comments/{id}", WRITE, this::editComment);
        api.get(ISSUES + "/{number}", READ, call -> Reply.ok(shapes.issues().issue(call.repository(), call.issue())));
        api.patch(ISSUES + "/{number}", WRITE, this::edit);
        api.get(
                ISSUES + "/{number}/comments",
                READ,
                call -> call.page(call.repository().comments(call.issue().number()), comment -> shape(call, comment)));
        api.post(ISSUES + "/{number}/comments", WRITE, this::say);
    }

    private Reply list(Call call) {
        Repository repository = call.repository();
        String state = call.query("state").orElse("open");
        List<String> labels =
                call.query("labels").map(text -> List.of(text.split(",", -1))).orElse(List.of());
        List<Issue> found = repository.issues().stream()
                .filter(issue -> "all".equals(state) || issue.status().word().equals(state))
                .filter(issue -> issue.labels().containsAll(labels))
                .sorted(Comparator.comparingInt(Issue::number).reversed())
                .toList();
        return call.page(found, issue -> shapes.issues().issue(repository, issue));
    }

    private Reply open(Call call) {
        Body body = call.body();
        Content content =
                new Content(body.text("title"), body.optionalText("body").orElse(""));
        Issue issue = discussions.open(call.repository(), call.login(), content);
        if (body.json().has("labels")) {
            issue = new Labels(shapes.forge())
                    .add(call.repository(), issue.number(), body.texts("labels"), call.login());
        }
        return Reply.created(shapes.issues().issue(call.repository(), issue));
    }

    private Reply edit(Call call) {
        Repository repository = call.repository();
        Issue issue = call.issue();
        Body body = call.body();
        Content content = new Content(
                body.optionalText("title").orElse(issue.title()),
                body.optionalText("body").orElse(issue.body()));
        discussions.edit(repository, issue.number(), content);
        body.optionalText("state").ifPresent(state -> move(repository, issue, state, call.login()));
        return Reply.ok(shapes.issues().issue(repository, call.issue()));
    }

    void move(Repository repository, Issue issue, String state, String by) {
        switch (state) {
            case "open" -> discussions.reopen(repository, issue.number());
            case "closed" -> {
                if (issue.status() instanceof Status.Open) {
                    discussions.close(repository, issue.number(), by);
                }
            }
            default -> throw Refusal.invalid("Issue", "state", "invalid");
        }
    }

    private Reply say(Call call) {
        Comment comment = discussions.comment(
                call.repository(),
                call.issue().number(),
                call.login(),
                call.body().text("body"));
        return Reply.created(shape(call, comment));
    }

    private Reply editComment(Call call) {
        Comment known = comment(call);
        boolean own = known.author().equals(call.login());
        if (!own && call.caller() instanceof Caller.Person) {
            throw Refusal.of(403, "Must have admin rights to Repository.");
        }
        return Reply.ok(shape(
                call,
                discussions.edit(call.repository(), known.id(), call.body().text("body"))));
    }

    private static Comment comment(Call call) {
        return call.repository().comment(call.id("id")).orElseThrow(Refusal::notFound);
    }

    private ObjectNode shape(Call call, Comment comment) {
        return shapes.comments().comment(call.repository(), comment);
    }
}
