package org.splectrum.se.steps;

import java.util.Optional;
import java.util.function.Consumer;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Place;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunEvent;
import org.splectrum.se.steps.text.Untrusted;
import org.splectrum.se.workflow.Expressions.Worked;
import org.splectrum.se.workflow.StepKind;

/** Writes a comment. What is in it may come from an agent or a command, and the whole has no power over GitHub. */
final class CommentStep implements StepPerformer {
    private static final int LONGEST = 50_000;

    private final StepKind.Comment kind;
    private final Texts texts;
    private final Remarks remarks;

    CommentStep(StepKind.Comment kind, Texts texts, Remarks remarks) {
        this.kind = kind;
        this.texts = texts;
        this.remarks = remarks;
    }

    /** The first line of all that a step writes. */
    static String marker(AttemptId attempt) {
        return "<!-- se:step:" + attempt.run() + "/" + attempt.step() + " -->";
    }

    @Override
    public Ending perform(Run run, AttemptId attempt, Consumer<RunEvent> news) {
        return switch (texts.render(run, attempt, kind.text())) {
            case Worked.Out<String>(String text) -> put(run, attempt, text);
            case Worked.Failed<String>(String why) -> Endings.failed(Problem.Cause.WORKFLOW_WRONG, why);
        };
    }

    private Ending put(Run run, AttemptId attempt, String text) {
        if (text.isBlank()) {
            return new Ending.Skipped(Progress.Skipped.Why.NOT_NEEDED);
        }
        Optional<Place> place = run.visible();
        if (place.isEmpty()) {
            return Endings.failed(
                    Problem.Cause.WORKFLOW_WRONG,
                    "There is nowhere to comment: the run is about no issue or pull request, and opened none before.");
        }
        String marker = marker(attempt);
        String url = remarks.put(place.get(), marker, marker + "\n" + Untrusted.text(text, LONGEST));
        return new Ending.Succeeded(new Result.Said(url));
    }
}
