package org.splectrum.se.report;

import java.util.List;
import java.util.stream.Collectors;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Refusal;
import org.splectrum.se.run.RunState;
import org.splectrum.se.steps.text.Untrusted;

/** Why nothing was done to a run, and what can be done instead. Pure. */
final class RefusalText {
    private static final int WORD = 80;
    private static final int SHOWN = 30;
    private static final int PATH = 200;

    private RefusalText() {}

    static String of(Action action, Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchRun(String id) -> noSuchRun(id);
            case Refusal.NotNow(RunId run, RunState state) ->
                "Run `" + run + "` cannot be " + participle(action) + ": it " + standing(state) + ". "
                        + mend(action, run, state);
            case Refusal.AnsweredAlready(RunId run, String by) ->
                "Run `" + run + "` asks nothing any more: " + Untrusted.code(by, WORD) + " answered first.";
            case Refusal.NotAnAnswer(RunId run, List<Question.Choice> choices) ->
                "That answers nothing that run `" + run + "` asks. It takes one of these:\n\n" + choices(run, choices);
            case Refusal.NotInConflict(RunId run, String path, List<String> files) ->
                Untrusted.code(path, PATH) + " is not in conflict in run `" + run
                        + "`, so nothing was decided. In conflict "
                        + (files.size() == 1 ? "is " : "are ")
                        + files.stream()
                                .limit(SHOWN)
                                .map(file -> Untrusted.code(file, PATH))
                                .collect(Collectors.joining(", "))
                        + (files.size() > SHOWN ? " and " + (files.size() - SHOWN) + " more." : ".");
            case Refusal.NoSuchStep(RunId run, String step, List<String> known) -> noSuchStep(run, step, known);
            case Refusal.NothingToUndo(RunId run) ->
                "There is nothing to undo: run `" + run + "` did nothing on GitHub that could be taken back,"
                        + " or it was taken back already.";
        };
    }

    static String noSuchRun(String id) {
        return "There is no run " + Untrusted.code(id, WORD) + " in this repository. `/se list` shows the latest.";
    }

    private static String noSuchStep(RunId run, String step, List<String> known) {
        if (step.isEmpty()) {
            return "Run `" + run + "` has no step that did not reach its end. `/se retry " + run + " --from "
                    + (known.isEmpty() ? "STEP" : known.getLast()) + "` does a step and all that follows it once more.";
        }
        return "Run `" + run + "` has no step " + Untrusted.code(step, WORD) + " that could be done once more. "
                + (known.isEmpty()
                        ? "None was tried yet."
                        : "It has "
                                + known.stream()
                                        .limit(SHOWN)
                                        .map(each -> "`" + each + "`")
                                        .collect(Collectors.joining(", "))
                                + ".");
    }

    private static String choices(RunId run, List<Question.Choice> choices) {
        return choices.stream()
                .map(choice -> "- "
                        + Untrusted.code(
                                "/se resume " + run + " " + choice.word(),
                                WORD + run.value().length())
                        + " · " + Untrusted.phrase(choice.meaning(), WORD))
                .collect(Collectors.joining("\n"));
    }

    private static String participle(Action action) {
        return switch (action) {
            case Action.Cancel cancel -> "cancelled";
            case Action.GiveWay giveWay -> "replaced";
            case Action.Resume resume -> "resumed";
            case Action.Retry retry -> "tried again";
            case Action.Undo undo -> "undone";
            case Action.Raise raise -> "given more";
        };
    }

    private static String standing(RunState state) {
        return switch (state) {
            case QUEUED -> "waits for its turn";
            case RUNNING -> "is at work";
            case AWAITING_INTERVENTION -> "waits for an answer";
            case SUCCEEDED -> "has succeeded";
            case FAILED -> "has failed";
            case PAUSED -> "is paused";
            case CANCELLED -> "is cancelled";
            case UNDONE -> "is undone";
        };
    }

    /** What is at work and cannot be cancelled takes back what it did. */
    private static String mend(Action action, RunId run, RunState state) {
        return switch (state) {
            case QUEUED, RUNNING ->
                action instanceof Action.Cancel
                        ? "It takes back what it did; wait for its end."
                        : "Wait for its end, or `/se cancel " + run + "` first.";
            case AWAITING_INTERVENTION, PAUSED -> "`/se status " + run + "` shows what it asks.";
            case SUCCEEDED -> "`/se undo " + run + "` takes back what it did; `/se run` starts another.";
            case FAILED, CANCELLED -> "`/se retry " + run + "` takes it up again.";
            case UNDONE -> "`/se run` starts another.";
        };
    }
}
