package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;

/** What becomes of several wishes at a time. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class LineIT {
    @Test
    void runs_on_one_issue_wait_for_each_other_and_say_where_in_line_they_are(Stage stage) {
        CountDownLatch release = new CountDownLatch(1);
        Script answer = Mind.saying("ANSWER\nYes.");
        Story story = stage.story(Calculators.plain()).with(asked -> {
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
        release.countDown();
        List<Story.End> ends = story.over(issue, 2);
        assertThat(ends).allMatch(end -> end.state() == RunState.SUCCEEDED);
        Run first = ends.getFirst().run();
        assertThat(first.request().prompt()).isEqualTo("one");
        assertThat(stage.server().runs().find(second.id()).orElseThrow().span().until())
                .isAfter(first.span().until());
        assertThat(story.seen().labels(issue)).containsExactly("se:done");
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
