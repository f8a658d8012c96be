package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Samples;

class RunLogTest {
    private final List<RunEvent> events = new ArrayList<>();
    private Run run;

    RunLogTest() {
        RunEvent.Requested requested = new RunEvent.Requested(Samples.request("comment/17/0", 7), 0, Samples.T0);
        events.add(requested);
        run = Run.begin(Samples.ID, requested).run();
    }

    private void ended(String step, Ending ending) {
        RunEvent event = Samples.ended(run, new AttemptId(run.id(), step, 1), ending);
        events.add(event);
        run = Run.decide(run, event).run();
    }

    @Test
    void one_thing_is_told_as_one() {
        for (String step : List.of("prepare", "agent", "verify", "rebase", "publish")) {
            ended(step, new Ending.Succeeded(Samples.good(step)));
        }
        assertThat(RunLog.of(run.id(), events))
                .contains(
                        "verify/1  done: 1 command passed\n", "publish/1  done: pushed bbbbbbbbbbbb, 1 file changed\n");
    }

    @Test
    void a_reason_that_the_words_about_it_begin_with_is_said_once() {
        for (String step : List.of("prepare", "agent", "verify")) {
            ended(step, new Ending.Succeeded(Samples.good(step)));
        }
        Problem problem = new Problem(
                Problem.Cause.CONFLICT, "The work conflicts with the newest base, commit ccccccc.", List.of("add.sh"));
        ended("rebase", new Ending.NeedsPerson(problem, Question.aboutConflict()));
        assertThat(RunLog.of(run.id(), events))
                .contains("rebase/1  asks: The work conflicts with the newest base, commit ccccccc. (add.sh)")
                .containsOnlyOnce("conflicts with the newest base");
    }
}
