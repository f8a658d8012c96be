package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.splectrum.se.run.Samples.ID;
import static org.splectrum.se.run.Samples.T0;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.Guard;
import org.splectrum.se.workflow.Step;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Terms;
import org.splectrum.se.workflow.Workflow;

final class DeadlinesTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(45);
    private static final Guard ALONE = new Guard("", Guard.After.SUCCESS, new Guard.Crowd("agents", 1));
    private static final Guard ALWAYS = new Guard("", Guard.After.ANY, Guard.Crowd.ANY);

    private static Run begun(Step... steps) {
        Request like = Samples.request("comment/17/0", 7);
        Workflow usual = like.workflow();
        Terms terms = new Terms(Terms.Concurrency.USUAL, 0, TIMEOUT, Terms.Sandbox.USUAL);
        Workflow workflow =
                new Workflow(usual.name(), usual.description(), usual.on(), usual.signature(), terms, List.of(steps));
        Request request = new Request(like.key(), like.origin(), workflow, like.params(), like.prompt(), like.config());
        return Run.begin(ID, new RunEvent.Requested(request, 0, T0)).run();
    }

    private static Step agent(String id, Guard guard, String... needs) {
        return new Step(id, new StepKind.Agent("prompts/fix.md"), List.of(needs), guard, Care.USUAL);
    }

    private static Run woken(Run run, Instant at) {
        return Run.decide(run, new RunEvent.Woken(0, at)).run();
    }

    private static Run ended(Run run, String step, Ending ending, Instant at) {
        AttemptId attempt = new AttemptId(ID, step, 1);
        return Run.decide(run, new RunEvent.AttemptEnded(attempt, ending, Usage.NONE, at))
                .run();
    }

    @Test
    void whenTheTimeIsOverNothingBeginsAnyMoreButWhatCleansUp() {
        Run run = begun(agent("a", ALONE), agent("b", ALONE), agent("tidy", ALWAYS, "a", "b"));
        assertThat(woken(run, T0.plus(TIMEOUT).minusMillis(1))).isEqualTo(run);
        Run late = woken(run, T0.plus(TIMEOUT));
        assertThat(late.problem().map(Problem::cause)).contains(Problem.Cause.TIMED_OUT);
        assertThat(late.progress("b")).isInstanceOf(Progress.Cancelled.class);
        assertThat(late.progress("tidy")).isInstanceOf(Progress.Running.class);
        assertThat(Deadlines.next(late)).isEqualTo(T0.plus(TIMEOUT).plus(TIMEOUT));
        Run tidied = ended(late, "tidy", new Ending.Succeeded(new Result.None()), T0.plus(TIMEOUT));
        assertThat(tidied.state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void theTimeThatARunWaitsForAPersonIsNotItsOwn() {
        Problem conflict = Problem.of(Problem.Cause.CONFLICT, "");
        Run asking = ended(
                begun(agent("a", Guard.NONE)), "a", new Ending.NeedsPerson(conflict, Question.aboutConflict()), T0);
        Instant answered = T0.plus(Duration.ofHours(2));
        Remark retry = new Remark("comment/18/0", new Action.Resume("retry"), "ada", answered);
        Run resumed = Run.decide(asking, new RunEvent.ActedOn(retry, 0)).run();
        assertThat(resumed.state()).isEqualTo(RunState.RUNNING);
        assertThat(woken(resumed, answered.plusSeconds(1))).isEqualTo(resumed);
        assertThat(woken(resumed, answered.plus(TIMEOUT)).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void howeverLongAWorkflowLetsAStepRestItIsADayAtMost() {
        Care.Retry retry = new Care.Retry(9, Duration.ZERO, Duration.ofDays(7));
        for (int tries = 1; tries < 50; tries++) {
            assertThat(RetryDelay.after(new AttemptId(ID, "a", tries), tries, retry))
                    .isBetween(Duration.ofMillis(1), Duration.ofDays(1));
        }
    }
}
