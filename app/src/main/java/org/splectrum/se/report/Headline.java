package org.splectrum.se.report;

import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;

/** A run's state in one line of plain text. Pure. */
final class Headline {
    private Headline() {}

    static String of(Run run) {
        return switch (run.state()) {
            case QUEUED -> "⏳ Queued: " + before(run.ahead());
            case RUNNING ->
                run.situation().rollback().current().isPresent() ? "↩️ Taking back what it did" : "⚙️ Working on it";
            case AWAITING_INTERVENTION -> "✋ Needs your help: " + need(run);
            case PAUSED -> "⏸️ Paused: " + reason(run);
            case SUCCEEDED -> succeeded(run);
            case FAILED -> "❌ Failed: " + reason(run);
            case CANCELLED -> "🚫 Cancelled";
            case UNDONE -> undone(run);
        };
    }

    static String before(int ahead) {
        return switch (ahead) {
            case 0 -> "next in line";
            case 1 -> "1 run before this one";
            default -> ahead + " runs before this one";
        };
    }

    private static String need(Run run) {
        return run.question()
                .filter(asking -> asking.question().kind() == Question.Kind.WORKFLOW_BRANCHING)
                .map(asking -> "it waits for your word")
                .orElseGet(() -> reason(run));
    }

    private static String undone(Run run) {
        if (!Receipts.leaveSomething(run)) {
            return "↩️ Undone";
        }
        return Receipts.takeSomethingBack(run) ? "↩️ Undone in part" : "⚠️ Not undone: it was left as it is";
    }

    private static String reason(Run run) {
        return run.problem()
                .map(Problem::cause)
                .map(cause -> Advice.on(cause).reason())
                .orElse("the reason is not known");
    }

    private static String succeeded(Run run) {
        Evidence evidence = Evidence.of(run);
        return switch (evidence.made()) {
            case ANSWER -> "💬 Answered";
            case NOTHING -> evidence.gaps().isEmpty() ? "✅ Done" : "⚠️ Ended without a result";
            case CHANGE -> proved(evidence.conclusion()) + pull(run);
        };
    }

    private static String proved(Conclusion conclusion) {
        return switch (conclusion) {
            case SUCCESS -> "✅ Done and proved";
            case NEUTRAL -> "☑️ Done, but not proved";
            case FAILURE, ACTION_REQUIRED, CANCELLED -> "⚠️ Done, but the evidence does not hold";
        };
    }

    private static String pull(Run run) {
        return run.result(Result.Opened.class)
                .map(opened -> ": pull request #" + opened.number())
                .orElse("");
    }
}
