package org.splectrum.se.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;

/** What a run and its steps wait for, as plain text. Pure. */
final class Awaited {
    private Awaited() {}

    /** Empty where the run waits for nothing, but perhaps works. */
    static String by(Run run) {
        return switch (run.state()) {
            case QUEUED -> "its turn: " + Headline.before(run.ahead());
            case AWAITING_INTERVENTION ->
                run.question().map(asking -> answer(asking.question())).orElse("an answer");
            case PAUSED -> "a larger budget, or the next day";
            case RUNNING -> nextTry(run).map(Awaited::tryAt).orElse("");
            case SUCCEEDED, FAILED, CANCELLED, UNDONE -> "";
        };
    }

    /** The same of one of its steps. */
    static String by(Run run, StepProgress step) {
        return switch (step.progress()) {
            case Progress.Waiting waiting -> run.state().ended() ? "" : needs(run, step);
            case Progress.Resting resting -> tryAt(resting.until());
            case Progress.Asking asking -> answer(asking.question());
            case Progress.Paused paused -> "a larger budget, or the next day";
            case Progress.Running running -> "";
            case Progress.Done done -> "";
            case Progress.Failed failed -> "";
            case Progress.Skipped skipped -> "";
            case Progress.Cancelled cancelled -> "";
        };
    }

    /** When the next step is tried again; empty where one works or none rests. */
    private static Optional<Instant> nextTry(Run run) {
        List<Progress> steps = run.steps().stream().map(StepProgress::progress).toList();
        return steps.stream().anyMatch(Progress.Running.class::isInstance)
                ? Optional.empty()
                : steps.stream()
                        .filter(Progress.Resting.class::isInstance)
                        .map(step -> ((Progress.Resting) step).until())
                        .min(Comparator.naturalOrder());
    }

    private static String tryAt(Instant until) {
        return "its next try, at " + until;
    }

    private static String needs(Run run, StepProgress step) {
        List<String> open = step.step().needs().stream()
                .filter(need -> !isOver(run.progress(need)))
                .toList();
        return open.isEmpty() ? "" : (open.size() == 1 ? "step " : "steps ") + String.join(", ", open);
    }

    private static boolean isOver(Progress progress) {
        return progress instanceof Progress.Done
                || progress instanceof Progress.Skipped
                || progress instanceof Progress.Failed;
    }

    private static String answer(Question question) {
        return question.deadline().equals(Instant.MAX)
                ? "an answer"
                : "an answer, which at " + question.deadline() + " is “" + question.fallback() + "”";
    }
}
