package org.splectrum.se.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.splectrum.se.demo.model.Asked;
import org.splectrum.se.demo.model.Turn;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;

/** An agent whose container dies goes on in the next one, in the same conversation, and no turn is paid for again. */
@ExtendWith(SharedStage.class)
@Execution(ExecutionMode.CONCURRENT)
class SessionIT {
    private static final String LOST = "The machine that you worked on was lost";

    /** By how many results of tools the model has seen. */
    private static final List<Turn> TURNS = List.of(
            bash("sed -i '/add)/s/-/+/' calc.sh; echo one > notes.txt; echo first-is-done"),
            bash("echo two >> notes.txt; echo second-is-done"),
            new Turn.Say(Mind.MENDED));

    private final Queue<Asked> answered = new ConcurrentLinkedQueue<>();

    @Test
    void a_container_killed_while_the_model_thinks_loses_no_turn(Stage stage) {
        AtomicBoolean died = new AtomicBoolean();
        Story story = stage.story(Calculators.plain());
        Kept kept = new Kept(stage.data(), story.repository());
        story.with(asked -> {
            if (asked.results().size() == 1 && died.compareAndSet(false, true)) {
                kept.awaitSaid(1, "first-is-done\",\"is_error");
                assertThat(kept.file(1, "notes.txt")).isEqualTo("one");
                kept.killContainer(run(story).id().value());
                return new Turn.Stall(new CountDownLatch(0));
            }
            return answer(asked, TURNS);
        });
        Story.End end = story.over(story.asked("Sum", "/se run"));
        assertWentOn(story, end, "one\ntwo\n");
        assertThat(answered.stream().map(asked -> asked.results().size())).containsExactly(0, 1, 2);
        assertThat(answered.stream().map(asked -> asked.prompt().contains(LOST)))
                .containsExactly(false, true, true);
    }

    @Test
    void a_container_killed_while_a_tool_runs_does_not_pay_for_its_turn_again(Stage stage) {
        Story story = stage.story(Calculators.plain());
        Kept kept = new Kept(stage.data(), story.repository());
        List<Turn> turns = List.of(TURNS.get(0), bash("echo two >> notes.txt; tail -f /dev/null"), TURNS.get(2));
        story.with(asked -> answer(asked, turns));
        int issue = story.asked("Sum", "/se run");
        kept.awaitSaid(1, "tail -f /dev/null");
        kept.killContainer(run(story).id().value());
        Story.End end = story.over(issue);
        assertThat(answered.stream().map(asked -> asked.results().size())).containsExactly(0, 1, 2);
        assertThat(answered.stream()
                        .reduce((one, other) -> other)
                        .orElseThrow()
                        .results()
                        .getLast())
                .contains("interrupted");
        assertWentOn(story, end, "one\n(two\n)?");
    }

    private static Run run(Story story) {
        return story.running(1, run -> run.state() == RunState.RUNNING);
    }

    private Turn answer(Asked asked, List<Turn> turns) {
        if (asked.tools().contains("Bash")) {
            answered.add(asked);
        }
        return turns.get(Math.min(asked.results().size(), turns.size() - 1));
    }

    private static void assertWentOn(Story story, Story.End end, String notes) {
        assertThat(end.state()).as(end.text()).isEqualTo(RunState.SUCCEEDED);
        assertThat(story.seen().pulls()).singleElement().satisfies(pull -> {
            String made = story.seen().file(pull.head().sha(), "notes.txt").orElseThrow();
            assertThat(made).matches(notes);
        });
    }

    private static Turn bash(String command) {
        return new Turn.Use("I do it.", "Bash", Map.of("command", command, "description", "Do it"));
    }
}
