package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.github.Review;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.steps.Reviews;

class GitHubReviewsTest {
    private static final String MARKER = "<!-- se:step:review-20260101-abc/review -->";

    @TempDir
    private Path folder;

    private Scene scene;
    private Pull pull;

    @BeforeEach
    void start() {
        scene = new Scene(folder);
        scene.ada.push(Scene.REPO, "feature", "add", Map.of("add.sh", "echo $(($1 + $2))\n", "new.sh", "1\n2\n3\n"));
        pull = scene.ada.openPull(Scene.REPO, new Content("Add", ""), "feature", "main");
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void a_review_is_written_once_and_only_comments() {
        GitHubReviews reviews = reviews();
        String url = reviews.put(place(), head(), review(new Reviews.Remark("new.sh", 2, "Why 2?")));
        assertThat(reviews.put(place(), head(), review())).isEqualTo(url);
        assertThat(reviews().put(place(), head(), review())).isEqualTo(url);
        assertThat(shown()).singleElement().satisfies(review -> {
            assertThat(url).endsWith("/pull/" + pull.number() + "#pullrequestreview-" + review.id());
            assertThat(review.author()).isEqualTo(scene.github.appLogin());
            assertThat(review.submission())
                    .isEqualTo(new Review.Submission(
                            head().sha(),
                            "COMMENTED",
                            MARKER + "\nRead.",
                            List.of(new Review.Line("new.sh", 2, "Why 2?"))));
        });
    }

    @Test
    void where_github_does_not_take_a_line_everything_is_said_in_the_body() {
        reviews().put(place(), head(), review(new Reviews.Remark("new.sh", 9, "Why 9?")));
        assertThat(shown()).singleElement().satisfies(review -> {
            assertThat(review.submission().lines()).isEmpty();
            assertThat(review.submission().body()).isEqualTo(MARKER + "\nRead, and all of it.");
        });
    }

    @Test
    void a_review_whose_answer_was_lost_is_not_written_twice() {
        scene.github.faults().failNext("POST", ".*/reviews", new Fault.AnswerLost(502), 1);
        assertThatThrownBy(() -> reviews().put(place(), head(), review())).isInstanceOf(TryAgainLater.class);
        assertThat(reviews().put(place(), head(), review())).isNotEmpty();
        assertThat(shown()).hasSize(1);
    }

    @Test
    void a_pull_request_that_is_locked_or_gone_has_no_review() {
        scene.ada.lock(Scene.REPO, pull.number());
        assertThat(reviews().put(place(), head(), review())).isEmpty();
        assertThat(reviews().put(scene.place(Place.Kind.PULL_REQUEST, 99), head(), review()))
                .isEmpty();
    }

    private static Reviews.Review review(Reviews.Remark... remarks) {
        return new Reviews.Review(MARKER, MARKER + "\nRead.", List.of(remarks), MARKER + "\nRead, and all of it.");
    }

    private GitHubReviews reviews() {
        return new GitHubReviews(scene.connection, scene.app);
    }

    private Place place() {
        return scene.place(Place.Kind.PULL_REQUEST, pull.number());
    }

    private CommitId head() {
        return new CommitId(pull.head().sha());
    }

    private List<Review> shown() {
        return scene.repository().reviews(pull.number());
    }
}
