package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.Timeouts;
import org.splectrum.se.docker.MoodyEngine;
import org.splectrum.se.docker.MoodyEngine.Mood;
import org.splectrum.se.failure.Backoff;
import org.splectrum.se.run.RunState;

/** What becomes of a wish when no container can be started. */
@Execution(ExecutionMode.CONCURRENT)
class EngineTroubleIT {
    private static final Timeouts LITTLE = new Timeouts(
            Timeouts.USUAL.model(),
            Timeouts.USUAL.attempt(),
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1)),
            Timeouts.USUAL.engine());

    @Test
    void without_an_engine_what_is_asked_is_kept_and_the_comment_says_what_is_missing() {
        try (Stage stage = new Stage(LITTLE, Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock"))) {
            Story story = stage.story(Calculators.plain());
            int issue = story.asked("Sum", "/se run");
            story.heard();
            story.await(
                    "what is missing",
                    () -> story.runComments(issue).stream()
                            .filter(comment -> comment.body().contains("no Docker engine answers"))
                            .findFirst());
        }
    }

    @Test
    void an_engine_that_hangs_and_one_that_is_restarted_in_mid_run_cost_time_and_nothing_else(@TempDir Path folder) {
        Timeouts hasty = new Timeouts(LITTLE.model(), LITTLE.attempt(), LITTLE.again(), Duration.ofSeconds(4));
        try (MoodyEngine engine =
                MoodyEngine.before(folder.resolve("d.sock"), System.getenv().getOrDefault("DOCKER_HOST", ""))) {
            engine.turn(Mood.HUNG);
            try (Stage stage = new Stage(hasty, Map.of("DOCKER_HOST", engine.host()))) {
                Story story = stage.story(Calculators.plain());
                story.with(Mind.meanwhile(() -> restart(engine, stage, story), Mind.mending()));
                int issue = story.asked("Sum", "/se run");
                story.await(
                        "what is missing",
                        () -> story.runComments(issue).stream()
                                .filter(comment -> comment.body().contains("no Docker engine answers"))
                                .findFirst());
                engine.turn(Mood.WELL);
                Story.End end = story.over(issue);
                assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
                assertThat(story.seen().pulls()).hasSize(1);
                assertThat(story.runComments(issue)).hasSize(1);
                assertThat(story.seen().checks()).hasSize(1);
            }
        }
    }

    /** What a restart of the engine does: all that hangs at it breaks off, and its containers are dead. */
    private static void restart(MoodyEngine engine, Stage stage, Story story) {
        engine.turn(Mood.GONE);
        new Kept(stage.data(), story.repository()).killContainer("");
        engine.turn(Mood.WELL);
    }

    @Test
    void without_the_image_the_run_fails_in_the_end_and_says_which_image_it_was() {
        try (Stage stage = new Stage(LITTLE, Map.of("SE_RUNNER_IMAGE", "se-runner:absent"))) {
            Story story = stage.story(Calculators.plain());
            Story.End end = story.over(story.asked("Sum", "/se run"));
            assertThat(end.state()).isEqualTo(RunState.FAILED);
            assertThat(end.conclusion()).isEqualTo("neutral");
            assertThat(end.text()).contains("se-runner:absent", "What now");
            assertThat(story.seen().pulls()).isEmpty();
        }
    }
}
