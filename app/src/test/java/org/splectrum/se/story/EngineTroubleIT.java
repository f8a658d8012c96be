package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.Patience;
import org.splectrum.se.failure.Backoff;
import org.splectrum.se.run.RunState;

/** What becomes of a wish when no container can be started. */
@Execution(ExecutionMode.CONCURRENT)
class EngineTroubleIT {
    private static final Patience LITTLE = new Patience(
            Patience.USUAL.model(),
            Patience.USUAL.attempt(),
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1)));

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
