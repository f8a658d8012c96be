package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;
import org.splectrum.se.runner.protocol.Wire;

final class RunDocumentTest {
    private static final Problem CONFLICT =
            new Problem(Problem.Cause.CONFLICT, "The work conflicts with the newest base.", List.of("docs/a.md"));

    @Test
    void a_run_that_waits_for_a_person_says_where_it_is_and_what_it_asks() throws Exception {
        Run run = Told.after(
                Told.through(Told.queued(0), "verify"),
                "rebase",
                new Ending.NeedsPerson(CONFLICT, Question.aboutConflict()));
        RunDocument document = RunDocument.of(run);
        assertThat(document.currentStep()).isEqualTo(4);
        assertThat(document.endTime()).isNull();
        assertThat(document.completedSteps()).containsExactly(1, 2, 3);
        Snapshot.check(
                "run-document", Wire.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
    }

    @Test
    void a_run_that_is_over_has_no_current_step_and_asks_nothing() {
        RunDocument document = RunDocument.of(Told.through(Told.queued(0), "pull_request"));
        assertThat(document.status()).isEqualTo("succeeded");
        assertThat(document.currentStep()).isEqualTo(document.totalSteps() + 1);
        assertThat(document.endTime()).isNotNull();
        assertThat(document.interventionRequest()).isNull();
        assertThat(document.waitsFor()).isEmpty();
        assertThat(document.context()).containsKeys("head", "branch", "pullRequest");
    }

    @Test
    void only_a_run_that_is_over_says_how_its_check_ended_and_one_that_succeeded_what_it_lacks() {
        assertThat(RunDocument.of(Told.queued(0)).conclusion()).isNull();
        assertThat(RunDocument.of(Told.queued(0)).lacks()).isEmpty();
        RunDocument proved = RunDocument.of(Told.through(Told.queued(0), "pull_request"));
        assertThat(proved.conclusion()).isEqualTo("success");
        assertThat(proved.lacks()).isEmpty();
    }

    @Test
    void a_run_in_line_says_how_many_come_before_it() {
        assertThat(RunDocument.of(Told.queued(2)).waitsFor()).isEqualTo("its turn: 2 runs before this one");
    }

    @Test
    void a_step_says_what_it_does_or_is_hindered_by_and_those_behind_it_what_they_wait_for() {
        Run run = Told.through(Told.queued(0), "prepare");
        AttemptId attempt = new AttemptId(run.id(), "agent", 1);
        String why = "starting the container: the Docker engine did not answer";
        Run hindered = Run.decide(run, new RunEvent.Progressed(attempt, why, Usage.NONE, Samples.T0))
                .run();
        RunDocument document = RunDocument.of(hindered);
        assertThat(document.waitsFor()).isEmpty();
        assertThat(document.steps()).extracting(RunDocument.StepState::activity).startsWith("", why, "");
        assertThat(document.steps())
                .extracting(RunDocument.StepState::waitsFor)
                .startsWith("", "", "step agent", "step verify");
        RunDocument cancelled = RunDocument.of(Told.acted(hindered, new Action.Cancel()));
        assertThat(cancelled.steps())
                .extracting(RunDocument.StepState::waitsFor)
                .containsOnly("");
    }

    @Test
    void a_run_whose_step_rests_says_until_when() {
        Problem away = Problem.of(Problem.Cause.SURROUNDINGS_FAILED, "the registry is away");
        Run run = Told.failed(Told.through(Told.queued(0), "agent"), "verify", away);
        RunDocument document = RunDocument.of(run);
        assertThat(document.waitsFor()).isEqualTo(document.steps().get(2).waitsFor());
        assertThat(run.progress("verify"))
                .isInstanceOfSatisfying(
                        Progress.Resting.class,
                        resting -> assertThat(document.waitsFor()).isEqualTo("its next try, at " + resting.until()));
    }
}
