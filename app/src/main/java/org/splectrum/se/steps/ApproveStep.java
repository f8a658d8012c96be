package org.splectrum.se.steps;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Question.Choice;
import org.splectrum.se.run.Question.Consequence;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.run.Timer;
import org.splectrum.se.workflow.StepKind;

/** Asks a person whether the run may go on. */
final class ApproveStep implements StepPerformer {
    private final StepKind.Approve kind;
    private final Timer timer;

    ApproveStep(StepKind.Approve kind, Timer timer) {
        this.kind = kind;
        this.timer = timer;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) {
        Instant deadline = kind.timeout().isZero() ? Instant.MAX : timer.now().plus(kind.timeout());
        Question question = new Question(
                Question.Kind.WORKFLOW_BRANCHING, kind.text(), choices(), Consequence.NONE, deadline, kind.fallback());
        return new Ending.NeedsPerson(Problem.of(Problem.Cause.REJECTED, ""), question);
    }

    private List<Choice> choices() {
        return kind.choices().stream()
                .map(word -> word.equals(kind.choices().getFirst())
                        ? new Choice(word, "go on", Consequence.GO_ON)
                        : new Choice(word, "end the run", Consequence.END))
                .toList();
    }
}
