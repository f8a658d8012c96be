package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splectrum.se.Timeouts;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.demo.model.Turn;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.RunState;
import org.splectrum.se.runner.protocol.Limits;

/** What becomes of a wish while the model is in trouble. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class ModelTroubleIT {
    @ParameterizedTest
    @CsvSource({"401,authentication_error", "429,rate_limit_error", "529,overloaded_error", "500,api_error"})
    void a_model_that_refuses_fails_the_run_and_the_person_is_not_blamed(int status, String type) {
        try (Stage stage = alone()) {
            Story story = stage.story(Calculators.proved()).with(Script.of(new Turn.Refuse(status, type, "Not now.")));
            assertFailed(story, Problem.Cause.MODEL_UNAVAILABLE);
        }
    }

    @Test
    void a_model_that_is_overloaded_for_a_moment_does_not_fail_the_run(Stage stage) {
        AtomicInteger asked = new AtomicInteger();
        Turn overloaded = new Turn.Refuse(529, "overloaded_error", "Overloaded");
        Story story = stage.story(Calculators.plain())
                .with(question -> asked.getAndIncrement() < 2
                        ? overloaded
                        : Mind.mending().answer(question));
        Story.End end = story.over(story.asked("Sum", "/se run"));
        assertThat(end.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.seen().pulls()).hasSize(1);
    }

    @Test
    void a_model_that_answers_garbage_fails_the_run(Stage stage) {
        Story story = stage.story(Calculators.proved()).with(Script.of(new Turn.Garbage()));
        Story.End end = story.over(story.asked("Sum", "/se run"));
        assertThat(end.run().problem().orElseThrow().cause())
                .isIn(Problem.Cause.MODEL_UNAVAILABLE, Problem.Cause.AGENT_FAILED);
        assertNothingCameOfIt(story, end);
    }

    @Test
    void a_model_that_says_nothing_or_stops_in_the_middle_fails_the_run() {
        Timeouts timeouts = new Timeouts(
                Duration.ofSeconds(1), new Limits(240, 1 << 16), Timeouts.USUAL.again(), Timeouts.USUAL.engine());
        CountDownLatch never = new CountDownLatch(1);
        try (Stage stage = new Stage(timeouts, Map.of())) {
            Story stalled = stage.story(Calculators.plain()).with(Script.of(new Turn.Stall(never)));
            Story silent = stage.story(Calculators.plain()).with(Script.of(new Turn.FallSilent(never)));
            int one = stalled.asked("Sum", "/se run");
            int other = silent.asked("Sum", "/se run");
            assertNothingCameOfIt(stalled, stalled.over(one));
            assertNothingCameOfIt(silent, silent.over(other));
            never.countDown();
        }
    }

    /** A model that fails for long is left alone for a while by everybody on its stage. */
    private static Stage alone() {
        return new Stage(Timeouts.USUAL, Map.of());
    }

    private static void assertFailed(Story story, Problem.Cause cause) {
        Story.End end = story.over(story.asked("Sum", "/se run"));
        assertThat(end.run().problem().orElseThrow().cause()).isEqualTo(cause);
        assertNothingCameOfIt(story, end);
    }

    private static void assertNothingCameOfIt(Story story, Story.End end) {
        assertThat(end.state()).isEqualTo(RunState.FAILED);
        assertThat(end.conclusion()).isEqualTo("neutral");
        assertThat(end.text()).contains("What now").doesNotContain(Stage.MODEL_KEY);
        assertThat(story.seen().pulls()).isEmpty();
        assertThat(story.seen().labels(end.comment().issue())).containsExactly("se:failed");
    }
}
