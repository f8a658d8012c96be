package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Discussions;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Pulls;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.json.PullShape;
import org.splectrum.se.demo.github.json.Shapes;

/** Pull requests. */
final class PullRoutes {
    private static final String PULLS = "/repos/{owner}/{repo}/pulls";
    private static final Need READ = Need.read("pull_requests");
    private static final Need WRITE = Need.write("pull_requests");
    private final Shapes shapes;
    private final Pulls pulls;

    PullRoutes(Shapes shapes) {
        this.shapes = requireNonNull(shapes, "shapes is null");
        this.pulls = new Pulls(shapes.forge());
    }

    void addTo(Api api) {
        api.get(PULLS, READ, this::list);
        api.post(PULLS, WRITE, this::open);
        api.get(PULLS + "/{number}", READ, call -> Reply.ok(judged(call.repository(), pull(call))));
        api.patch(PULLS + "/{number}", WRITE, this::edit);
        api.get(PULLS + "/{number}/files", READ, this::files);
        api.get(PULLS + "/{number}/commits", READ, this::commits);
    }

    private static Pull pull(Call call) {
        return call.repository().pull((int) call.id("number")).orElseThrow(Refusal::notFound);
    }

    private ObjectNode judged(Repository repository, Pull pull) {
        return shapes.pulls().judged(repository, pull, pulls.mergeable(repository, pull));
    }

    private Reply list(Call call) {
        Repository repository = call.repository();
        String state = call.query("state").orElse("open");
        String head = call.query("head").orElse("");
        String base = call.query("base").orElse("");
        List<Pull> found = repository.pulls().stream()
                .filter(pull -> "all".equals(state)
                        || issue(repository, pull).status().word().equals(state))
                .filter(pull -> head.isEmpty() || head.equals(label(repository, pull)))
                .filter(pull -> base.isEmpty() || base.equals(pull.base().branch()))
                .sorted(Comparator.comparingInt(Pull::number).reversed())
                .toList();
        return call.page(found, pull -> shapes.pulls().simple(repository, pull));
    }

    private static String label(Repository repository, Pull pull) {
        return repository.name().owner() + ":" + pull.head().branch();
    }

    private static Issue issue(Repository repository, Pull pull) {
        return repository.issue(pull.number()).orElseThrow();
    }

    private Reply open(Call call) {
        Body body = call.body();
        Content content =
                new Content(body.text("title"), body.optionalText("body").orElse(""));
        var draft = new Pulls.Draft(content, body.text("head"), body.text("base"), body.isTrue("draft"));
        Pull pull = pulls.open(call.repository(), call.login(), draft);
        return Reply.created(shapes.pulls().full(call.repository(), pull));
    }

    private Reply edit(Call call) {
        Repository repository = call.repository();
        Pull pull = pull(call);
        Issue issue = issue(repository, pull);
        Body body = call.body();
        Content content = new Content(
                body.optionalText("title").orElse(issue.title()),
                body.optionalText("body").orElse(issue.body()));
        new Discussions(shapes.forge()).edit(repository, pull.number(), content);
        body.optionalText("base").ifPresent(base -> pulls.retarget(repository, pull.number(), base));
        body.optionalText("state")
                .ifPresent(state -> new IssueRoutes(shapes).move(repository, issue, state, call.login()));
        return Reply.ok(judged(repository, pull(call)));
    }

    private Reply files(Call call) {
        Repository repository = call.repository();
        Pull pull = pull(call);
        return call.page(
                PullShape.changes(repository, pull),
                change -> shapes.commits().change(repository, pull.head().sha(), change));
    }

    private Reply commits(Call call) {
        Repository repository = call.repository();
        Pull pull = pull(call);
        return call.page(
                repository.git().between(pull.base().sha(), pull.head().sha()),
                commit -> shapes.commits().commit(repository, commit));
    }
}
