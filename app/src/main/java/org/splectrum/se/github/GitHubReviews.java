package org.splectrum.se.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReviewBuilder;
import org.kohsuke.github.GHPullRequestReviewEvent;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.steps.Reviews;

/** Writes SE's reviews. A marker counts only in a review of SE's own: anybody can write one. */
public final class GitHubReviews implements Reviews {
    private static final int UNPROCESSABLE = 422;

    private final GitHubConnection connection;
    private final GitHubApp app;
    private final Reads reads;
    private final Turns turns = new Turns();

    public GitHubReviews(GitHubConnection connection, GitHubApp app) {
        this.connection = connection;
        this.app = app;
        this.reads = new Reads(connection);
    }

    @Override
    public String put(Place pull, CommitId head, Review review) {
        if (!review.body().startsWith(review.marker()) || !review.whole().startsWith(review.marker())) {
            throw new IllegalArgumentException("the text does not begin with its marker");
        }
        try {
            return turns.take(
                    review.marker(), () -> find(pull, review.marker()).orElseGet(() -> write(pull, head, review)));
        } catch (GitHubRefused refused) {
            if (refused.isGone() || refused.isLocked()) {
                return "";
            }
            throw refused;
        }
    }

    private Optional<String> find(Place pull, String marker) {
        String login = app.identity().login();
        for (JsonNode review : reads.all(pull.home(), "pulls/" + pull.number() + "/reviews")) {
            if (review.path("user").path("login").asText("").equals(login)
                    && review.path("body").asText("").startsWith(marker)) {
                return Optional.of(review.path("html_url").asText(""));
            }
        }
        return Optional.empty();
    }

    /** GitHub decides what stands in its diff; where it sees that otherwise, everything is said in the body. */
    private String write(Place pull, CommitId head, Review review) {
        try {
            return create(pull, head, review.body(), review.remarks());
        } catch (GitHubRefused refused) {
            if (refused.status() != UNPROCESSABLE || review.remarks().isEmpty()) {
                throw refused;
            }
            return create(pull, head, review.whole(), List.of());
        }
    }

    private String create(Place pull, CommitId head, String body, List<Remark> remarks) {
        return Calls.make("reviewing " + pull, () -> {
            GHPullRequestReviewBuilder builder = pull(pull)
                    .createReview()
                    .commitId(head.sha())
                    .body(Cut.to(body, Cut.BODY))
                    .event(GHPullRequestReviewEvent.COMMENT);
            for (Remark remark : remarks) {
                builder.singleLineComment(Cut.to(remark.text(), Cut.BODY), remark.path(), remark.line());
            }
            return builder.create().getHtmlUrl().toString();
        });
    }

    private GHPullRequest pull(Place pull) throws IOException {
        return Handles.repository(connection.of(pull.home()), pull.home()).getPullRequest(pull.number());
    }
}
