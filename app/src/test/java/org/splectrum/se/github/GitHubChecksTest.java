package org.splectrum.se.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splectrum.se.demo.github.CheckRun;
import org.splectrum.se.demo.github.rest.Fault;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.TryAgainLater;
import org.splectrum.se.report.CheckView;
import org.splectrum.se.report.CheckView.Output;
import org.splectrum.se.report.CheckView.Status;
import org.splectrum.se.report.Conclusion;

class GitHubChecksTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T10:00:00Z");
    private static final Status GOING = new Status.InProgress(BEGAN);
    private static final List<CheckView.Action> BUTTONS =
            List.of(new CheckView.Action("Cancel", "Stop this run for good", "cancel"));
    private static final RunId RUN = new RunId("fix-20261121-abcd");
    private static final RunId OTHER = new RunId("fix-20261121-efgh");

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
    void a_check_is_made_once_and_then_brought_up_to_date() {
        checks().put(scene.home, head(), view(RUN, GOING, "Running"));
        checks().put(scene.home, head(), view(RUN, over(Conclusion.SUCCESS), "Done"));
        assertThat(shown()).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("se / fix");
            assertThat(check.naming().externalId()).isEqualTo(RUN.value());
            assertThat(check.naming().detailsUrl()).isEqualTo("https://se.example.org/runs/" + RUN);
            assertThat(check.progress())
                    .isEqualTo(new CheckRun.Progress.Completed("success", BEGAN, BEGAN.plusSeconds(60)));
            assertThat(check.output().title()).isEqualTo("Done");
            assertThat(check.output().summary()).isEqualTo("All **well**");
        });
    }

    @Test
    void every_conclusion_is_githubs() {
        for (Conclusion conclusion : Conclusion.values()) {
            checks().put(scene.home, head(), view(RUN, over(conclusion), "Done"));
            assertThat(shown())
                    .singleElement()
                    .satisfies(check -> assertThat(check.conclusion())
                            .contains(conclusion.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void another_run_on_the_same_commit_has_its_own() {
        checks().put(scene.home, head(), view(RUN, over(Conclusion.FAILURE), "One"));
        checks().put(scene.home, head(), view(OTHER, GOING, "Two"));
        checks().put(scene.home, head(), view(RUN, over(Conclusion.SUCCESS), "One again"));
        assertThat(shown()).extracting(check -> check.output().title()).containsExactlyInAnyOrder("One again", "Two");
    }

    @Test
    void another_commit_has_its_own() {
        CommitId before = head();
        checks().put(scene.home, before, view(RUN, GOING, "Running"));
        scene.ada.push(Scene.REPO, "main", "more", Map.of("more", "x"));
        checks().put(scene.home, head(), view(RUN, GOING, "Running"));
        assertThat(shown()).extracting(CheckRun::headSha).containsExactly(before.sha(), head().sha());
    }

    @Test
    void all_checks_of_a_suite_are_found_by_what_they_are_of_each_once() {
        GitHubSuites suites = new GitHubSuites(scene.connection);
        checks().put(scene.home, head(), view(RUN, GOING, "One"));
        checks().put(scene.home, head(), view(OTHER, GOING, "Two"));
        long suite = Long.parseLong(head().sha().substring(0, 8), 16);
        assertThat(suites.checks(scene.home, suite)).containsExactlyInAnyOrder(RUN.value(), OTHER.value());
        assertThat(suites.checks(scene.home, suite + 1)).isEmpty();
    }

    @Test
    void an_update_is_one_request() {
        GitHubChecks checks = checks();
        checks.put(scene.home, head(), view(RUN, GOING, "Running"));
        scene.asked();
        checks.put(scene.home, head(), view(RUN, GOING, "Still running"));
        assertThat(scene.asked()).singleElement().asString().startsWith("PATCH /check-runs/");
    }

    @Test
    void a_check_whose_answer_was_lost_is_not_made_twice() {
        scene.github.faults().failNext("POST", ".*/check-runs", new Fault.AnswerLost(504), 1);
        GitHubChecks checks = checks();
        assertThatThrownBy(() -> checks.put(scene.home, head(), view(RUN, GOING, "Running")))
                .isInstanceOf(TryAgainLater.class);
        checks.put(scene.home, head(), view(RUN, GOING, "Running"));
        assertThat(shown()).hasSize(1);
    }

    @Test
    void buttons_are_shown_and_taken_off_again() {
        GitHubChecks checks = checks();
        checks.put(scene.home, head(), view(RUN, GOING, "Running"));
        assertThat(shown())
                .singleElement()
                .satisfies(check -> assertThat(check.actions())
                        .containsExactly(new CheckRun.Action("Cancel", "Stop this run for good", "cancel")));
        checks.put(scene.home, head(), view(RUN, over(Conclusion.SUCCESS), "Done"));
        assertThat(shown())
                .singleElement()
                .satisfies(check -> assertThat(check.actions()).isEmpty());
    }

    @Test
    void in_a_repository_that_is_gone_no_check_is_made() {
        checks().put(scene.home, head(), view(RUN, GOING, "Running"));
        Fault gone = new Fault.Refused(404, "Not Found", Map.of());
        scene.github.faults().failNext("PATCH", ".*/check-runs/.*", gone, 1);
        scene.github.faults().failNext("POST", ".*/check-runs", gone, 1);
        checks().put(scene.home, head(), view(RUN, over(Conclusion.SUCCESS), "Done"));
        checks().put(scene.home, head(), view(OTHER, over(Conclusion.SUCCESS), "Done"));
        assertThat(shown())
                .singleElement()
                .satisfies(check -> assertThat(check.output().title()).isEqualTo("Running"));
        checks().put(scene.home, head(), view(RUN, over(Conclusion.SUCCESS), "Done"));
        assertThat(shown())
                .singleElement()
                .satisfies(check -> assertThat(check.output().title()).isEqualTo("Done"));
    }

    @Test
    void a_check_is_replaced_only_where_there_is_one() {
        checks().replace(scene.home, head(), view(RUN, over(Conclusion.NEUTRAL), "Went on"));
        assertThat(shown()).isEmpty();
        checks().put(scene.home, head(), view(RUN, GOING, "Running"));
        checks().replace(scene.home, head(), view(RUN, over(Conclusion.NEUTRAL), "Went on"));
        assertThat(shown())
                .singleElement()
                .satisfies(check -> assertThat(check.conclusion()).contains("neutral"));
    }

    @Test
    void long_titles_and_summaries_are_cut() {
        CheckView view = new CheckView(
                "se / fix", RUN.value(), "", GOING, new Output("t".repeat(300), "s".repeat(70_000)), BUTTONS);
        checks().put(scene.home, head(), view);
        assertThat(shown()).singleElement().satisfies(check -> {
            assertThat(check.output().title()).hasSize(255);
            assertThat(check.output().summary()).hasSize(65_535);
        });
    }

    @Test
    void many_annotations_are_all_shown_once_however_often_the_check_is_put() {
        List<CheckView.Annotation> annotations = IntStream.rangeClosed(1, 120)
                .mapToObj(line ->
                        new CheckView.Annotation("add.sh", line, CheckView.Annotation.Level.WARNING, "Number " + line))
                .toList();
        CheckView view = new CheckView(
                "se / review",
                RUN.value(),
                "",
                over(Conclusion.SUCCESS),
                new Output("Read", "Read.", annotations),
                List.of());
        scene.github.faults().failNext("PATCH", ".*/check-runs/.*", Fault.status(500), 1);
        assertThatThrownBy(() -> checks().put(scene.home, head(), view)).isInstanceOf(TryAgainLater.class);
        checks().put(scene.home, head(), view);
        GitHubChecks again = checks();
        again.put(scene.home, head(), view);
        again.put(scene.home, head(), view);
        assertThat(shown()).singleElement().satisfies(check -> {
            assertThat(check.output().annotations())
                    .extracting(CheckRun.Annotation::message)
                    .containsExactlyElementsOf(annotations.stream()
                            .map(CheckView.Annotation::message)
                            .toList());
            assertThat(check.output().annotations().getFirst().level()).isEqualTo("warning");
        });
    }

    private GitHubChecks checks() {
        return new GitHubChecks(scene.connection, scene.app);
    }

    private CommitId head() {
        return new CommitId(scene.repository().sha("refs/heads/main").orElseThrow());
    }

    private List<CheckRun> shown() {
        return scene.repository().checks();
    }

    private static CheckView view(RunId run, Status status, String title) {
        return new CheckView(
                "se / fix",
                run.value(),
                "https://se.example.org/runs/" + run,
                status,
                new Output(title, "All **well**"),
                status.equals(GOING) ? BUTTONS : List.of());
    }

    private static Status over(Conclusion conclusion) {
        return new Status.Completed(BEGAN, BEGAN.plusSeconds(60), conclusion);
    }
}
