package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.github.Comment;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.TryAgainLater;

class GitHubCommentsTest {
    private static final String MARKER = "<!-- se:run:fix-20261121-abcd -->";

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void start() {
        scene = new Scene(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void a_comment_is_written_once_and_then_edited_in_place() {
        Place place = scene.issue();
        GitHubComments comments = comments();
        String url = comments.put(place, MARKER, MARKER + "\nrunning");
        assertThat(comments.put(place, MARKER, MARKER + "\ndone")).isEqualTo(url);
        assertThat(said(place)).containsExactly(MARKER + "\ndone");
        assertThat(url).contains("#issuecomment-");
    }

    @Test
    void an_amendment_changes_what_is_there_and_adds_nothing() {
        Place place = scene.issue();
        comments().amend(place, MARKER, MARKER + "\nit is well again");
        assertThat(said(place)).isEmpty();
        comments().put(place, MARKER, MARKER + "\nit is not well");
        comments().amend(place, MARKER, MARKER + "\nit is well again");
        assertThat(said(place)).containsExactly(MARKER + "\nit is well again");
    }

    @Test
    void an_edit_is_one_request() {
        Place place = scene.issue();
        GitHubComments comments = comments();
        comments.put(place, MARKER, MARKER + "\nrunning");
        scene.asked();
        comments.put(place, MARKER, MARKER + "\ndone");
        assertThat(scene.asked()).singleElement().asString().startsWith("PATCH /issues/comments/");
    }

    @Test
    void after_a_restart_the_comment_is_found_by_its_marker() {
        Place place = scene.issue();
        comments().put(place, "<!-- se:run:other-20261121-abcd -->", "<!-- se:run:other-20261121-abcd -->\nother");
        String url = comments().put(place, MARKER, MARKER + "\nrunning");
        assertThat(comments().put(place, MARKER, MARKER + "\ndone")).isEqualTo(url);
        assertThat(said(place)).containsExactly("<!-- se:run:other-20261121-abcd -->\nother", MARKER + "\ndone");
    }

    @Test
    void the_comment_is_found_behind_a_hundred_others() {
        Place place = scene.issue();
        IntStream.range(0, 120).forEach(each -> scene.ada.comment(Scene.REPO, place.number(), "me too"));
        comments().put(place, MARKER, MARKER + "\nrunning");
        comments().put(place, MARKER, MARKER + "\ndone");
        assertThat(said(place)).hasSize(121).endsWith(MARKER + "\ndone");
    }

    @Test
    void a_marker_in_somebody_elses_comment_is_not_ses() {
        Place place = scene.issue();
        scene.ada.comment(Scene.REPO, place.number(), MARKER + "\nmine");
        comments().put(place, MARKER, MARKER + "\nrunning");
        assertThat(said(place)).containsExactly(MARKER + "\nmine", MARKER + "\nrunning");
    }

    @Test
    void on_a_locked_issue_nothing_is_said() {
        Place place = scene.issue();
        scene.ada.lock(Scene.REPO, place.number());
        assertThat(comments().put(place, MARKER, MARKER + "\nrunning")).isEmpty();
        assertThat(said(place)).isEmpty();
    }

    @Test
    void on_an_issue_that_is_gone_nothing_is_said() {
        assertThat(comments().put(scene.place(Place.Kind.ISSUE, 4711), MARKER, MARKER + "\nx"))
                .isEmpty();
    }

    @Test
    void on_an_issue_that_was_moved_to_another_repository_nothing_is_said_here_or_there() {
        Place place = scene.issue();
        GitHubComments comments = comments();
        assertThat(comments.put(place, MARKER, MARKER + "\nrunning")).isNotEmpty();
        String there = scene.github.url() + "/repositories/4711/issues/3";
        for (String method : List.of("GET", "POST", "PATCH")) {
            Fault moved = new Fault.Refused(301, "Moved Permanently", Map.of("Location", there));
            scene.github.faults().failNext(method, "/repos/" + Scene.REPO + "/issues/.*", moved, 1_000);
        }
        scene.asked();
        assertThat(comments.put(place, MARKER, MARKER + "\ndone")).isEmpty();
        assertThat(scene.asked()).hasSizeLessThanOrEqualTo(3).noneMatch(asked -> asked.contains("/repositories/"));
        assertThat(said(place)).containsExactly(MARKER + "\nrunning");
    }

    @Test
    void a_missing_permission_is_said_with_its_mend() {
        Place place = scene.issue();
        scene.github
                .faults()
                .failNext(
                        "POST",
                        ".*/comments",
                        new Fault.Refused(403, "Resource not accessible by integration", Map.of()),
                        1);
        assertThatThrownBy(() -> comments().put(place, MARKER, MARKER + "\nx"))
                .isInstanceOf(GitHubRefused.class)
                .hasMessageContaining("commenting at octo/calculator#1: GitHub answered 403")
                .hasMessageContaining("app-manifest.yml");
    }

    @Test
    void a_comment_whose_answer_was_lost_is_not_written_twice() {
        Place place = scene.issue();
        scene.github.faults().failNext("POST", ".*/comments", new Fault.AnswerLost(502), 1);
        GitHubComments comments = comments();
        assertThatThrownBy(() -> comments.put(place, MARKER, MARKER + "\nrunning"))
                .isInstanceOf(TryAgainLater.class);
        comments.put(place, MARKER, MARKER + "\ndone");
        assertThat(said(place)).containsExactly(MARKER + "\ndone");
    }

    @Test
    void a_comment_that_came_after_se_gave_up_waiting_is_not_written_twice() {
        Place place = scene.issue();
        Fault.Gate gate = new Fault.Gate();
        scene.github.faults().failNext("POST", ".*/comments", new Fault.Held(gate), 1);
        try (GitHubConnection hasty = scene.connection(folder.resolve("hasty"), Duration.ofMillis(600))) {
            GitHubComments comments = new GitHubComments(hasty, scene.app);
            do { // on a busy machine what is asked before may take too long as well
                assertThatThrownBy(() -> comments.put(place, MARKER, MARKER + "\nrunning"))
                        .isInstanceOf(TryAgainLater.class);
            } while (!gate.isReached());
        }
        gate.open();
        await().until(() -> !said(place).isEmpty());
        comments().put(place, MARKER, MARKER + "\ndone");
        assertThat(said(place)).containsExactly(MARKER + "\ndone");
    }

    @Test
    void two_at_once_write_one_comment() throws Exception {
        Place place = scene.issue();
        GitHubComments comments = comments();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> puts = Collections.nCopies(8, () -> comments.put(place, MARKER, MARKER + "\nx"));
            for (Future<String> put : threads.invokeAll(puts)) {
                assertThat(put.get()).isNotEmpty();
            }
        }
        assertThat(said(place)).containsExactly(MARKER + "\nx");
    }

    @Test
    void a_text_longer_than_github_takes_is_cut() {
        Place place = scene.issue();
        comments().put(place, MARKER, MARKER + "x".repeat(70_000));
        assertThat(said(place)).singleElement().asString().hasSize(65_536).endsWith("x…");
    }

    @Test
    void a_text_without_its_marker_is_not_written() {
        Place place = scene.issue();
        assertThatThrownBy(() -> comments().put(place, MARKER, "done")).isInstanceOf(IllegalArgumentException.class);
    }

    private GitHubComments comments() {
        return new GitHubComments(scene.connection, scene.app);
    }

    private List<String> said(Place place) {
        return scene.repository().comments(place.number()).stream()
                .map(Comment::body)
                .toList();
    }
}
