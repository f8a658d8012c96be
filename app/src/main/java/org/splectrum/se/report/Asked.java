package org.splectrum.se.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.RunState;
import org.splectrum.se.steps.text.Amounts;
import org.splectrum.se.steps.text.Untrusted;
import org.splectrum.se.workflow.StepKind;

/** What a run waits for, and the exact words with which it goes on. Pure. */
final class Asked {
    private static final int WORD = 120;
    private static final int MEANING = 200;

    private Asked() {}

    /** Empty where it waits for nobody. */
    static String of(Run run, int most) {
        return run.state() == RunState.PAUSED
                ? paused(run)
                : run.question().map(asking -> of(run, asking, most)).orElse("");
    }

    private static String of(Run run, Progress.Asking asking, int most) {
        Question question = asking.question();
        String text = question.text().isBlank() ? "" : Untrusted.quote(question.text(), most);
        return Stream.of(
                        text,
                        "**How it goes on:**",
                        choices(run, question),
                        free(run, question),
                        file(run, asking),
                        time(question),
                        push(run, question))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String choices(Run run, Question question) {
        return question.choices().stream()
                .map(choice -> "- " + words(run, choice.word()) + " · " + Untrusted.phrase(choice.meaning(), MEANING))
                .collect(Collectors.joining("\n"));
    }

    private static String free(Run run, Question question) {
        return switch (question.free()) {
            case TRY_AGAIN ->
                "Other words behind `/se resume " + run.id() + "` have it tried again with them as a hint.";
            case GO_ON -> "Other words behind `/se resume " + run.id() + "` let it go on with them as the answer.";
            case END -> "Other words behind `/se resume " + run.id() + "` end it.";
            case NONE -> "";
        };
    }

    private static String file(Run run, Progress.Asking asking) {
        List<String> files = asking.problem().files();
        return asking.question().kind() == Question.Kind.MERGE_CONFLICT && files.size() > 1
                ? "To decide file by file: " + words(run, "theirs " + files.getFirst() + "; ours " + files.get(1))
                        + ", and so on."
                : "";
    }

    private static String time(Question question) {
        return question.deadline().equals(Instant.MAX)
                ? ""
                : "Where nobody says anything until " + Amounts.moment(question.deadline()) + ", the answer is "
                        + Untrusted.code(question.fallback(), WORD) + ".";
    }

    private static String push(Run run, Question question) {
        Optional<Result.Prepared> prepared = run.result(Result.Prepared.class);
        boolean rebases = run.steps().stream()
                .anyMatch(step ->
                        step.step().kind() instanceof StepKind.Rebase && step.progress() instanceof Progress.Asking);
        return rebases && question.kind() == Question.Kind.MERGE_CONFLICT && prepared.isPresent()
                ? "A push to the branch " + Untrusted.code(prepared.get().branch(), MEANING)
                        + " is taken as the resolution, too."
                : "";
    }

    private static String paused(Run run) {
        return "It has cost " + Spending.of(run) + ", and nothing is lost. `/se budget " + run.id()
                + " +5` lets it cost five dollars more, and it goes on where it stopped. Where what may be spent on a day is spent, `/se resume "
                + run.id() + "` lets it go on on the next day (UTC). `/se cancel " + run.id() + "` ends it.";
    }

    private static String words(Run run, String word) {
        return Untrusted.code(
                "/se resume " + run.id() + " " + word, WORD + run.id().value().length());
    }
}
