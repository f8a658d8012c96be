package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.github.Content;
import org.splectrum.se.demo.github.Issue;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.run.Result;
import org.splectrum.se.steps.PullRequests.Closing;
import org.splectrum.se.steps.PullRequests.Draft;
import org.splectrum.se.steps.PullRequests.Ends;
import org.splectrum.se.steps.PullRequests.Standing;
import org.splectrum.se.workflow.StepKind;

class GitHubPullRequestsTest {
    private static final String HEAD = "se/1-add-abcd";

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
    void a_pull_request_is_opened_once_and_then_brought_up_to_date() {
        push(HEAD);
        GitHubPullRequests pulls = pulls();
        Result.Opened opened = pulls.open(scene.home, new Draft(HEAD, "main", "Add", "first"));
        assertThat(pulls.open(scene.home, new Draft(HEAD, "main", "Add rightly", "second")))
                .isEqualTo(opened);
        assertThat(scene.repository().pulls()).hasSize(1);
        Issue issue = scene.repository().issue(opened.number());
        assertThat(issue.content()).isEqualTo(new Content("Add rightly", "second"));
        assertThat(opened.url()).endsWith("/octo/calculator/pull/" + opened.number());
    }

    @Test
    void one_may_be_opened_as_a_draft() {
        push(HEAD);
        Draft draft = new Draft(HEAD, "main", "Add", "first", StepKind.PullRequest.Draft.DRAFT);
        Result.Opened opened = pulls().open(scene.home, draft);
        assertThat(scene.repository().pull(opened.number()).draft()).isTrue();
    }

    @Test
    void one_that_is_right_already_is_only_looked_at() {
        push(HEAD);
        Draft draft = new Draft(HEAD, "main", "Add", "first");
        pulls().open(scene.home, draft);
        scene.asked();
        pulls().open(scene.home, draft);
        assertThat(scene.asked()).containsExactly("GET /pulls");
    }

    @Test
    void another_base_is_taken_over() {
        push(HEAD);
        push("release");
        int number =
                pulls().open(scene.home, new Draft(HEAD, "main", "Add", "x")).number();
        pulls().open(scene.home, new Draft(HEAD, "release", "Add", "x"));
        assertThat(scene.repository().pull(number).base().branch()).isEqualTo("release");
    }

    @Test
    void one_that_was_closed_is_not_found_again() {
        push(HEAD);
        Draft draft = new Draft(HEAD, "main", "Add", "x");
        int closed = pulls().open(scene.home, draft).number();
        scene.ada.closeIssue(Scene.REPO, closed);
        assertThat(pulls().open(scene.home, draft).number()).isNotEqualTo(closed);
    }

    @Test
    void one_whose_answer_was_lost_is_not_opened_twice() {
        push(HEAD);
        Draft draft = new Draft(HEAD, "main", "Add", "x");
        scene.github.faults().failNext("POST", ".*/pulls", new Fault.AnswerLost(502), 1);
        assertThatThrownBy(() -> pulls().open(scene.home, draft)).isInstanceOf(TryAgainLater.class);
        pulls().open(scene.home, draft);
        assertThat(scene.repository().pulls()).hasSize(1);
    }

    @Test
    void what_cannot_be_opened_is_refused_in_githubs_words() {
        assertThatThrownBy(() -> pulls().open(scene.home, new Draft("nowhere", "main", "Add", "x")))
                .isInstanceOf(GitHubRefused.class)
                .hasMessageContaining("GitHub answered 422: Validation Failed");
    }

    @Test
    void one_is_closed_and_stays_so() {
        CommitId head = push(HEAD);
        int number =
                pulls().open(scene.home, new Draft(HEAD, "main", "Add", "x")).number();
        assertThat(pulls().close(scene.home, number, head)).isEqualTo(Closing.CLOSED);
        scene.asked();
        assertThat(pulls().close(scene.home, number, head)).isEqualTo(Closing.CLOSED);
        assertThat(scene.asked()).containsExactly("GET /pulls/" + number);
        assertThat(scene.repository().issue(number).status().word()).isEqualTo("closed");
    }

    @Test
    void one_with_somebody_elses_commits_stays_open() {
        CommitId head = push(HEAD);
        int number =
                pulls().open(scene.home, new Draft(HEAD, "main", "Add", "x")).number();
        scene.ada.push(Scene.REPO, HEAD, "more", Map.of("more", "x"));
        assertThat(pulls().close(scene.home, number, head)).isEqualTo(Closing.MOVED);
        assertThat(scene.repository().issue(number).status().word()).isEqualTo("open");
    }

    @Test
    void one_that_was_merged_is_not_closed_by_se() {
        CommitId head = push(HEAD);
        int number =
                pulls().open(scene.home, new Draft(HEAD, "main", "Add", "x")).number();
        scene.ada.merge(Scene.REPO, number);
        assertThat(pulls().close(scene.home, number, head)).isEqualTo(Closing.MERGED);
    }

    @Test
    void the_ends_of_a_pull_request_are_told() {
        push("work");
        int number = scene.ada
                .openPull(Scene.REPO, new Content("Work", ""), "work", "main")
                .number();
        Place pull = scene.place(Place.Kind.PULL_REQUEST, number);
        assertThat(pulls().ends(pull)).isEqualTo(new Ends("work", "main", Standing.OPEN));
        scene.ada.merge(Scene.REPO, number);
        assertThat(pulls().ends(pull).standing()).isEqualTo(Standing.CLOSED);
    }

    private GitHubPullRequests pulls() {
        return new GitHubPullRequests(scene.connection);
    }

    private CommitId push(String branch) {
        return new CommitId(scene.ada.push(Scene.REPO, branch, "work", Map.of("work", "x")));
    }
}
