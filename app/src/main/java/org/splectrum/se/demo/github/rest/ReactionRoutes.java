package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.splectrum.se.demo.github.Discussions;
import org.splectrum.se.demo.github.Reaction;
import org.splectrum.se.demo.github.Reaction.Subject;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.json.Shapes;

/** Reactions on issues and comments. */
final class ReactionRoutes {
    private static final String ISSUES = "/repos/{owner}/{repo}/issues";
    private static final Need READ = Need.read("issues", "pull_requests");
    private static final Need WRITE = Need.write("issues", "pull_requests");
    private final Shapes shapes;
    private final Discussions discussions;

    ReactionRoutes(Shapes shapes) {
        this.shapes = requireNonNull(shapes, "shapes is null");
        this.discussions = new Discussions(shapes.forge());
    }

    void addTo(Api api) {
        api.get(ISSUES + "/comments/{id}/reactions", READ, call -> list(call, comment(call)));
        api.post(ISSUES + "/comments/{id}/reactions", WRITE, call -> create(call, comment(call)));
        api.get(ISSUES + "/{number}/reactions", READ, call -> list(call, issue(call)));
        api.post(ISSUES + "/{number}/reactions", WRITE, call -> create(call, issue(call)));
    }

    private static Subject comment(Call call) {
        return call.repository()
                .comment(call.id("id"))
                .map(comment -> new Subject.OfComment(comment.id()))
                .orElseThrow(Refusal::notFound);
    }

    private static Subject issue(Call call) {
        return new Subject.OfIssue(call.issue().number());
    }

    private Reply list(Call call, Subject subject) {
        List<Reaction> found = call.repository().reactions(subject);
        return call.page(found, shapes.issues()::reaction);
    }

    private Reply create(Call call, Subject subject) {
        String content = call.body().text("content");
        boolean known = call.repository().reactions(subject).stream()
                .anyMatch(reaction -> reaction.author().equals(call.login())
                        && reaction.content().equals(content));
        Reaction reaction = discussions.react(call.repository(), subject, call.login(), content);
        return known
                ? Reply.ok(shapes.issues().reaction(reaction))
                : Reply.created(shapes.issues().reaction(reaction));
    }
}
