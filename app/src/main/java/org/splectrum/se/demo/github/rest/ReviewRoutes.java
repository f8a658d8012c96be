package org.splectrum.se.demo.github.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Refusal;
import org.splectrum.se.demo.github.Repository;
import org.splectrum.se.demo.github.Review;
import org.splectrum.se.demo.github.Reviews;
import org.splectrum.se.demo.github.json.PullShape;
import org.splectrum.se.demo.github.json.Shapes;

/** Reviews of pull requests; only those that are submitted at once. */
final class ReviewRoutes {
    private static final String REVIEWS = "/repos/{owner}/{repo}/pulls/{number}/reviews";
    private static final Map<String, String> STATES =
            Map.of("COMMENT", "COMMENTED", "APPROVE", "APPROVED", "REQUEST_CHANGES", "CHANGES_REQUESTED");
    private final Shapes shapes;
    private final Reviews reviews;

    ReviewRoutes(Shapes shapes) {
        this.shapes = requireNonNull(shapes, "shapes is null");
        this.reviews = new Reviews(shapes.forge());
    }

    void addTo(Api api) {
        api.get(REVIEWS, Need.read("pull_requests"), this::list);
        api.post(REVIEWS, Need.write("pull_requests"), this::submit);
    }

    private Reply list(Call call) {
        Repository repository = call.repository();
        return call.page(
                repository.reviews(pull(call).number()),
                review -> shapes.reviews().review(repository, review));
    }

    private Reply submit(Call call) {
        Repository repository = call.repository();
        Pull pull = pull(call);
        Body body = call.body();
        String state = Optional.ofNullable(STATES.get(body.text("event")))
                .orElseThrow(() -> Refusal.of(422, "Unprocessable Entity: Variable $event was provided invalid value"));
        List<Review.Line> lines = body.objects("comments").stream()
                .map(line -> new Review.Line(line.text("path"), line.number("line"), line.text("body")))
                .toList();
        String commit = body.optionalText("commit_id").orElse(pull.head().sha());
        Review.Submission submission =
                new Review.Submission(commit, state, body.optionalText("body").orElse(""), lines);
        Review review = reviews.submit(repository, pull, call.login(), submission, PullShape.changes(repository, pull));
        return Reply.ok(shapes.reviews().review(repository, review));
    }

    private static Pull pull(Call call) {
        return call.repository().pull((int) call.id("number")).orElseThrow(Refusal::notFound);
    }
}
