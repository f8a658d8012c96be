package org.splectrum.se.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Run;
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
        assertThat(document.context()).containsKeys("head", "branch", "pullRequest");
    }
}
