package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.github.Pull;
import org.splectrum.se.demo.model.Script;
import org.splectrum.se.run.RunState;

/** What becomes of a wish for something new, and of a question. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class ImplementIT {
    @Test
    void an_agent_whose_work_is_refused_is_told_what_the_tests_printed_and_mends_it(Stage stage) {
        Story story = stage.story(Calculators.proved());
        story.with(Script.when(
                "# What you made was refused",
                Mind.after(2, Mind.mending()),
                Mind.doing("echo more > notes.txt", "I added notes.")));
        int issue = story.asked("The sum is wrong", "/se run implement a right sum");
        Story.End end = story.over(issue);
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        assertThat(end.conclusion()).isEqualTo("success");
        assertThat(end.text()).contains("attempt 2");
        Pull pull = story.seen().pulls().getFirst();
        assertThat(story.seen().file(pull.head().sha(), "notes.txt")).contains("more\n");
        assertThat(story.seen().file(pull.head().sha(), "calc.sh").orElseThrow())
                .contains("$2 + $3");
    }

    @Test
    void a_question_is_answered_in_the_comment_and_nothing_is_changed(Stage stage) {
        Story story = stage.story(Calculators.proved()).with(Mind.saying("ANSWER\n`add` subtracts: see `calc.sh`."));
        int issue = story.asked("The sum is wrong", "/se explain why the sum is wrong");
        Story.End end = story.over(issue);
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        assertThat(end.run().request().workflow().name()).isEqualTo("explain");
        assertThat(end.text()).contains("`add` subtracts: see `calc.sh`.");
        assertThat(story.seen().pulls()).isEmpty();
        assertThat(story.seen().refs("refs/heads/")).containsExactly("refs/heads/main");
        assertThat(story.seen().labels(issue)).containsExactly("se:done");
    }
}
