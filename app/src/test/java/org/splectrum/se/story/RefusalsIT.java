package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.run.RunState;

/** What SE will not publish, whatever was done. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class RefusalsIT {
    @Test
    void nothing_is_pushed_for_a_person_who_lost_the_right_meanwhile(Stage stage) throws Exception {
        Story story = stage.story(Calculators.plain());
        story.withHostile(
                Mind.meanwhile(() -> stage.github().grant(story.repository(), "ada", Role.READ), Mind.mending()));
        Story.End end = story.over(story.asked("Sum", "/se run"));
        assertThat(end.text()).contains("ada may no longer write");
        nothingIsPublished(stage, story, end);
    }

    @Test
    void a_change_of_protected_paths_is_not_pushed(Stage stage) throws Exception {
        Story story = stage.story(Calculators.configured("protect: [\"ci/**\"]\n"))
                .withHostile(Mind.doing("mkdir ci; echo exit 0 > ci/run", "Done."));
        Story.End end = story.over(story.asked("Sum", "/se run"));
        assertThat(end.text()).contains("ci/run", "protect");
        nothingIsPublished(stage, story, end);
    }

    @Test
    void workflows_are_protected_where_the_repository_names_nothing(Stage stage) throws Exception {
        Story story = stage.story(Calculators.plain())
                .withHostile(
                        Mind.doing("mkdir -p .github/workflows; echo 'on: push' > .github/workflows/x.yml", "Done."));
        Story.End end = story.over(story.asked("Sum", "/se run"));
        assertThat(end.text()).contains(".github/workflows/x.yml");
        nothingIsPublished(stage, story, end);
    }

    private static void nothingIsPublished(Stage stage, Story story, Story.End end) throws Exception {
        assertThat(end.state()).isEqualTo(RunState.FAILED);
        assertThat(end.conclusion()).isEqualTo("neutral");
        assertThat(story.seen().pulls()).isEmpty();
        assertThat(story.seen().refs("refs/heads/")).containsExactly("refs/heads/main");
        assertThat(story.seen().labels(end.comment().issue())).containsExactly("se:failed");
        new Aftermath(stage, story, end).isHarmless();
    }
}
