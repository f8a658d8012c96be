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
import org.splectrum.se.workflow.Expressions.Worked;
import org.splectrum.se.workflow.StepKind;

/** Asks a person whether the run may go on. */
final class ApproveStep implements StepPerformer {
    private final StepKind.Approve kind;
    private final Texts texts;
    private final Timer timer;

    ApproveStep(StepKind.Approve kind, Texts texts, Timer timer) {
        this.kind = kind;
        this.texts = texts;
        this.timer = timer;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) {
        return switch (texts.render(run, attempt, kind.text())) {
            case Worked.Out<String>(String text) -> ask(text);
            case Worked.Failed<String>(String why) -> Endings.failed(Problem.Cause.WORKFLOW_WRONG, why);
        };
    }

    private Ending ask(String text) {
        Instant deadline = kind.timeout().isZero() ? Instant.MAX : timer.now().plus(kind.timeout());
        Question question = new Question(
                Question.Kind.WORKFLOW_BRANCHING, text, choices(), Consequence.NONE, deadline, kind.fallback());
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
