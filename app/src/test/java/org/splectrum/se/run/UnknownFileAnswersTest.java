package org.splectrum.se.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splectrum.se.model.AttemptId;

final class UnknownFileAnswersTest {
    private static Run asking(Question question) {
        Run run = Samples.begun();
        for (String step : List.of("prepare", "agent", "verify")) {
            run = Run.decide(run, Samples.succeeded(run, new AttemptId(run.id(), step, 1)))
                    .run();
        }
        Problem problem = new Problem(Problem.Cause.CONFLICT, "", List.of("a.txt", "b/c.txt"));
        AttemptId rebase = new AttemptId(run.id(), "rebase", 1);
        return Run.decide(run, Samples.ended(run, rebase, new Ending.NeedsPerson(problem, question)))
                .run();
    }

    private static Optional<Refusal> refusal(Run run, String answer) {
        return run.refusal("comment/1", new Action.Resume(answer));
    }

    @ParameterizedTest
    @CsvSource({"theirs a.tx, a.tx", "THEIRS `c.txt`, c.txt", "ours a.txt; theirs x, x"})
    void aFileThatIsNotInConflictIsASlipAndNothingIsDecided(String answer, String path) {
        Run run = asking(Question.aboutConflict());
        assertThat(refusal(run, answer))
                .contains(new Refusal.NotInConflict(run.id(), path, List.of("a.txt", "b/c.txt")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "theirs",
                "ours a.txt",
                "theirs `b/c.txt`",
                "ours a.txt; theirs b/c.txt",
                "theirs is what we want in a.txt",
                "retry",
                "",
                "Keep both of them."
            })
    void whatDecidesOrIsSaidToClaudeIsNone(String answer) {
        assertThat(refusal(asking(Question.aboutConflict()), answer)).isEmpty();
    }

    @Test
    void whereNothingIsInConflictWordsAreWords() {
        Question question = Question.afterFailure(Problem.of(Problem.Cause.COMMAND_FAILED, ""));
        assertThat(refusal(asking(question), "theirs a.tx")).isEmpty();
    }
}
