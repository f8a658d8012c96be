package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.Timeouts;
import org.splectrum.se.run.RunState;
import org.splectrum.se.run.Runs;

/** A workflow that wants its containers made of another image. */
@Execution(ExecutionMode.CONCURRENT)
class ImageIT {
    /** Of this process, for others may share the engine. */
    private static final String TAG = "t" + ProcessHandle.current().pid();

    private static final String SECOND = "se-runner-second:" + TAG;

    @Test
    void its_containers_are_made_of_that_image_where_the_server_allows_it_and_else_nothing_starts() throws IOException {
        try (RunningContainers docker = new RunningContainers()) {
            docker.tag(usual(), "se-runner-second", TAG);
            try (Stage stage = new Stage(Timeouts.USUAL, Map.of("SE_RUNNER_IMAGES", SECOND))) {
                Map<String, String> files = new HashMap<>(Calculators.plain());
                files.put("claude/workflows/second.yml", asking(SECOND));
                files.put("claude/workflows/third.yml", asking("se-runner-third:here"));
                List<String> seen = new CopyOnWriteArrayList<>();
                Story story = stage.story(files);
                story.with(asked -> {
                    stage.server().runs().latest(Runs.Wanted.ALL, Runs.Page.first(1)).stream()
                            .flatMap(run -> docker.images(run.id()).stream())
                            .forEach(seen::add);
                    return Mind.saying("ANSWER\nYes.").answer(asked);
                });
                int issue = story.asked("Sum", "/se run second why?");
                Story.End end = story.over(issue);
                assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
                assertThat(seen).isNotEmpty().containsOnly(SECOND);
                story.says("ada", issue, "/se run third why?");
                assertThat(story.reply(issue).body()).contains("se-runner-third:here", "SE_RUNNER_IMAGES");
                assertThat(story.runComments(issue)).hasSize(1);
            } finally {
                docker.untag(SECOND);
            }
        }
    }

    private static String usual() {
        String named = System.getenv().getOrDefault("SE_RUNNER_IMAGE", "");
        return named.isEmpty() ? "se-runner:latest" : named;
    }

    private static String asking(String image) {
        return "runner: { image: \"" + image
                + "\" }\nsteps: [{ id: prepare, prepare: {} }, { id: work, needs: [prepare], agent: { prompt: prompts/explain.md } }]\n";
    }
}
