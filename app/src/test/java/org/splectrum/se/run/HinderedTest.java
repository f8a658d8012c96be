package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;

/** What becomes of acceptance commands that could not judge the work. */
final class HinderedTest {
    private static final Step VERIFY =
            new Step("verify", new StepKind.Verify(List.of("make test"), "agent", 1), List.of("agent"));

    private Instant now = Samples.T0;

    private static Run begun() {
        Request like = Samples.request("comment/17/0", 7);
        List<Step> steps = like.workflow().steps().stream()
                .map(step -> step.id().equals("verify") ? VERIFY : step)
                .toList();
        Request request = new Request(
                like.key(), like.origin(), like.workflow().with(steps), like.params(), like.prompt(), like.config());
        return Run.begin(Samples.ID, new RunEvent.Requested(request, 0, Samples.T0))
                .run();
    }

    private Run after(Run run, String step, Ending ending) {
        now = now.plusSeconds(1);
        AttemptId attempt = new AttemptId(run.id(), step, run.progress(step).attempt());
        return Run.decide(run, new RunEvent.AttemptEnded(attempt, ending, run.usageOf(step), now))
                .run();
    }

    private Run good(Run run, String step) {
        return after(run, step, new Ending.Succeeded(Samples.good(step)));
    }

    private Run failing(Run run, Problem.Cause cause) {
        CommandResult result = new CommandResult("make test", 1, 10, "x");
        return after(
                run,
                "verify",
                new Ending.Failed(Problem.of(cause, "x"), new Result.Verified(Samples.MADE, List.of(result))));
    }

    /** Until it is tried again. */
    private Run rested(Run run) {
        Instant until = ((Progress.Resting) run.progress("verify")).until();
        assertThat(Duration.between(now, until)).isBetween(Duration.ZERO, Duration.ofMinutes(5));
        now = until.isAfter(now) ? until : now;
        return Run.decide(run, new RunEvent.Woken(0, now)).run();
    }

    @Test
    void theyAreTriedAgainThreeTimesByThemselvesAndThenTheRunFails() {
        Run run = good(good(begun(), "prepare"), "agent");
        for (int hindered = 1; hindered <= Endings.HINDERED; hindered++) {
            run = failing(run, Problem.Cause.SURROUNDINGS_FAILED);
            assertThat(run.state()).isEqualTo(RunState.RUNNING);
            run = rested(run);
            assertThat(run.progress("verify").attempt()).isEqualTo(hindered + 1);
        }
        run = failing(run, Problem.Cause.SURROUNDINGS_FAILED);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.problem().orElseThrow().cause()).isEqualTo(Problem.Cause.SURROUNDINGS_FAILED);
        assertThat(run.progress("agent").attempt()).isEqualTo(1);
    }

    @Test
    void whatHinderedThemTakesNoRoundOfMendingAway() {
        Run run = good(good(begun(), "prepare"), "agent");
        run = rested(failing(run, Problem.Cause.SURROUNDINGS_FAILED));
        run = rested(failing(run, Problem.Cause.SURROUNDINGS_FAILED));
        run = failing(run, Problem.Cause.ACCEPTANCE_FAILED);
        assertThat(run.progress("agent")).isInstanceOf(Progress.Running.class);
        run = failing(good(run, "agent"), Problem.Cause.ACCEPTANCE_FAILED);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void otherStepsAreTriedAgainOnlyWhereTheirWorkflowSaysSo() {
        Run run = good(begun(), "prepare");
        run = after(
                run, "agent", new Ending.Failed(Problem.of(Problem.Cause.SURROUNDINGS_FAILED, "x"), new Result.None()));
        assertThat(run.state()).isEqualTo(RunState.FAILED);
    }
}
