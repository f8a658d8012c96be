package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.model.Asked;
import org.splectrum.se.demo.model.Turn;
import org.splectrum.se.run.RunState;

/** A run whose money is spent waits for more, and goes on in the same conversation. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class BudgetIT {
    /** Enough for some of the turns, not for all. */
    private static final String BUDGET = "budget: { run_usd: 0.40 }";

    private static final int TURNS = 14;

    /** What an answer of this length costs is less than what must be left for the next. */
    private static final String LONG_WORDS = "I add a line to the notes. ".repeat(140);

    private final Queue<Integer> answered = new ConcurrentLinkedQueue<>();

    @Test
    void a_run_whose_budget_is_spent_pauses_and_goes_on_where_it_stopped_with_more(Stage stage) {
        Story story = stage.story(Calculators.configured(BUDGET)).with(this::answer);
        int issue = story.asked("Sum", "/se run");
        Story.End paused = story.standing(issue, RunState.PAUSED);
        String run = paused.run().id().value();
        assertThat(paused.text())
                .contains(
                        "the budget is spent", "USD are left for this run", "of $0.40", "`/se budget " + run + " +5`");
        int before = answered.size();
        assertThat(before).as(paused.text()).isBetween(1, TURNS);
        assertThat(paused.run().usage().microUsd()).isLessThan(408_000);
        assertThat(story.seen().pulls()).isEmpty();

        story.says("ada", issue, "/se budget " + run + " +5");
        Story.End end = story.standing(issue, RunState.SUCCEEDED);
        assertThat(end.run().progress("agent").attempt()).isEqualTo(2);
        assertThat(answered)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(0, TURNS).boxed().toList());
        assertThat(end.text()).contains("of $5.40");
        assertThat(story.seen().pulls())
                .singleElement()
                .satisfies(pull -> assertThat(story.seen()
                                .file(pull.head().sha(), "notes.txt")
                                .orElseThrow()
                                .lines())
                        .hasSize(TURNS));
    }

    private Turn answer(Asked asked) {
        int turn = asked.results().size();
        if (asked.tools().contains("Bash")) {
            answered.add(turn);
        }
        return turn == TURNS
                ? new Turn.Say(Mind.MENDED)
                : new Turn.Use(
                        LONG_WORDS,
                        "Bash",
                        Map.of("command", "sed -i '/add)/s/-/+/' calc.sh; echo x >>notes.txt", "description", "Do it"));
    }
}
