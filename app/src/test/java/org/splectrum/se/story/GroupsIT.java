package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.run.Outputs;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;

/** What becomes of runs of one group on several issues. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class GroupsIT {
    @Test
    void one_that_does_not_wait_is_refused_and_one_that_replaces_cancels_the_older(Stage stage) {
        CountDownLatch release = new CountDownLatch(1);
        Map<String, String> files = new TreeMap<>(Calculators.plain());
        files.put("claude/workflows/alone.yml", workflow("reject"));
        files.put("claude/workflows/newest.yml", workflow("replace"));
        Story story = stage.story(files).with(asked -> {
            if (asked.prompt().contains("unhurriedly")) {
                waitFor(release);
            }
            return Mind.saying("ANSWER\nYes.").answer(asked);
        });
        int one = story.asked("One", "/se run alone unhurriedly");
        Run first = story.running(one, run -> run.state() == RunState.RUNNING);
        int other = story.asked("Other", "/se run alone");
        assertThat(story.reply(other).body())
                .contains("Nothing was started", first.id().value());

        story.says("ada", other, "/se run newest --who Ada");
        Story.End end = story.over(other);
        release.countDown();
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        assertThat(Outputs.of(end.run())).containsEntry("words", "Yes. for Ada");
        assertThat(end.text()).contains("`words`: Yes. for Ada");
        Story.End replaced = story.standing(one, RunState.CANCELLED);
        assertThat(replaced.text()).contains("Run `" + end.run().id() + "` took its place");
    }

    private static String workflow(String policy) {
        return """
            params: { who: { type: string, default: nobody } }
            concurrency: { group: "one at a time", policy: %s }
            steps:
              - id: ask
                agent: { prompt: prompts/explain.md }
            outputs: { words: "${{ steps.ask.outputs.answer }} for ${{ params.who }}" }
            """.formatted(policy);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(Story.LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
