package org.splectrum.se.steps;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.workflow.Arguments;
import org.splectrum.se.workflow.Expressions.Worked;
import org.splectrum.se.workflow.Signature;
import org.splectrum.se.workflow.StepKind;

/** Works out named texts, as the parameters and outputs of a called workflow. */
final class EvaluateStep implements StepPerformer {
    private final StepKind.Evaluate kind;
    private final Texts texts;

    EvaluateStep(StepKind.Evaluate kind, Texts texts) {
        this.kind = kind;
        this.texts = texts;
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) {
        return switch (texts.render(run, attempt, kind.values())) {
            case Worked.Out<Map<String, String>>(Map<String, String> values) -> checked(values);
            case Worked.Failed<Map<String, String>>(String why) -> Endings.failed(Problem.Cause.WORKFLOW_WRONG, why);
        };
    }

    private Ending checked(Map<String, String> values) {
        if (kind.params().isEmpty()) {
            return new Ending.Succeeded(new Result.Values(values));
        }
        return switch (Arguments.check(new Signature(kind.params(), Map.of()), values)) {
            case Arguments.Right(Map<String, String> fitting) -> new Ending.Succeeded(new Result.Values(fitting));
            case Arguments.Wrong(List<String> problems) ->
                Endings.failed(
                        Problem.Cause.WORKFLOW_WRONG,
                        "What the workflow is called with does not fit: " + String.join("; ", problems) + ".");
        };
    }
}
