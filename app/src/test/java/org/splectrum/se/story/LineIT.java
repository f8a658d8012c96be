package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.Role;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;

/** What becomes of several wishes at a time. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class LineIT {
    private static final String OF_TOM = "what-tom-wants";

    @Test
    void runs_on_one_issue_wait_for_each_other_and_say_where_in_line_they_are(Stage stage) throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Script answer = Mind.doing("true", "ANSWER\nYes.");
        Queue<String> prompts = new ConcurrentLinkedQueue<>();
        Story story = stage.story(Calculators.plain()).withHostile(asked -> {
            prompts.add(asked.prompt());
            waitFor(release);
            return answer.answer(asked);
        });
        int issue = story.asked("Twice", "/se run one");
        story.running(issue, run -> run.state() == RunState.RUNNING);
        story.ada().comment(story.repository(), issue, "/se run two");
        Run second = story.running(issue, run -> run.state() == RunState.QUEUED);
        assertThat(second.ahead()).isEqualTo(1);
        story.await(
                "the second's place in line",
                () -> story.runComments(issue).stream()
                        .filter(comment -> comment.body().contains("1 run before"))
                        .findFirst());
        stage.github().grant(story.repository(), "tom", Role.WRITE);
        story.person("tom").comment(story.repository(), issue, "/se run " + OF_TOM);
        story.running(issue, run -> run.request().prompt().equals(OF_TOM) && run.ahead() == 2);
        stage.github().grant(story.repository(), "tom", Role.READ);
        release.countDown();
        List<Story.End> ends = story.over(issue, 3);
        nothingBeganForWhoMayNoLongerWrite(ends.getLast(), prompts);
        assertThat(ends.subList(0, 2)).allMatch(end -> end.state() == RunState.SUCCEEDED);
        Run first = ends.getFirst().run();
        assertThat(first.request().prompt()).isEqualTo("one");
        assertThat(stage.server().runs().find(second.id()).orElseThrow().span().until())
                .isAfter(first.span().until());
        story.await("one label", () -> Optional.of(story.seen().labels(issue)).filter(labels -> labels.size() == 1));
        new Aftermath(stage, story, ends).isHarmless();
    }

    /** Tom might write when he asked, and not any more when it was his turn. */
    private static void nothingBeganForWhoMayNoLongerWrite(Story.End end, Queue<String> prompts) {
        assertThat(end.run().request().prompt()).isEqualTo(OF_TOM);
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.FAILED);
        assertThat(end.text()).contains("tom may no longer write");
        assertThat(prompts).isNotEmpty().noneMatch(prompt -> prompt.contains(OF_TOM));
    }

    @Test
    void runs_on_different_issues_work_side_by_side(Stage stage) {
        CyclicBarrier both = new CyclicBarrier(2);
        Story story = stage.story(Calculators.plain()).with(asked -> {
            meet(both, asked.answered());
            return Mind.mending().answer(asked);
        });
        int one = story.asked("One", "/se run");
        int other = story.asked("Other", "/se run");
        assertThat(story.over(one).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.over(other).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.seen().pulls()).hasSize(2);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(Story.LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on only once both runs' agents are at work at the same time. */
    private static void meet(CyclicBarrier both, int answered) {
        try {
            if (answered == 0) {
                both.await(Story.LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the other run did not work at the same time", e);
        }
    }
}
