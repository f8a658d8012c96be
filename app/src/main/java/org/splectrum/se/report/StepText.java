package org.splectrum.se.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Action;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Question;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Rollback;
import org.splectrum.se.steps.text.Amounts;
import org.splectrum.se.steps.text.Untrusted;

/** What happened to a step, as a part of one plain line. Pure. */
final class StepText {
    private static final int WORDS = 400;
    private static final int SHORT = 12;

    private StepText() {}

    /** What is new about the step; empty where nothing is that anybody reads. */
    static Optional<String> change(Progress was, Progress is) {
        boolean moved = was.getClass() != is.getClass() || was.attempt() != is.attempt();
        if (is instanceof Progress.Running running
                && (!moved || !running.activity().isEmpty())) {
            boolean other =
                    !(was instanceof Progress.Running old && old.activity().equals(running.activity()));
            return Optional.of(bare(running.activity())).filter(words -> other && !words.isEmpty());
        }
        return moved ? Optional.of(of(was, is)) : Optional.empty();
    }

    private static String of(Progress was, Progress is) {
        return switch (is) {
            case Progress.Waiting waiting -> "is to be done again";
            case Progress.Running running -> was.attempt() == is.attempt() ? "goes on" : "begins";
            case Progress.Resting resting ->
                "failed and is tried again after " + Amounts.clock(resting.until()) + ": " + of(resting.problem());
            case Progress.Asking asking -> "asks: " + of(asking);
            case Progress.Paused paused -> "paused: " + of(paused.problem());
            case Progress.Done done -> "done" + result(done.result()) + cost(done.usage());
            case Progress.Failed failed -> "failed: " + of(failed.problem()) + cost(failed.usage());
            case Progress.Skipped skipped ->
                switch (skipped.why()) {
                    case CONDITION -> "passed over: its condition is false";
                    case NOT_NEEDED -> "passed over: it is not needed";
                };
            case Progress.Cancelled cancelled -> "cancelled" + cost(cancelled.usage());
        };
    }

    private static String of(Progress.Asking asking) {
        Question question = asking.question();
        String text = question.text().isBlank() ? of(asking.problem()) : bare(question.text());
        String choices = question.choices().stream()
                .map(choice -> choice.word() + " (" + bare(choice.meaning()) + ")")
                .collect(Collectors.joining(", "));
        return text + (choices.isEmpty() ? "" : " Answers: " + choices);
    }

    private static String of(Problem problem) {
        String reason = Advice.on(problem.cause()).reason();
        String detail = bare(problem.detail());
        String files = problem.files().isEmpty() ? "" : " (" + bare(String.join(", ", problem.files())) + ")";
        String words = detail.isBlank()
                ? reason
                : detail.toLowerCase(Locale.ROOT).startsWith(reason.toLowerCase(Locale.ROOT))
                        ? detail
                        : reason + ": " + detail;
        return words + files;
    }

    private static String result(Result result) {
        return switch (result) {
            case Result.None none -> "";
            case Result.Prepared prepared ->
                ": branch " + bare(prepared.branch()) + " from " + bare(prepared.base()) + " at "
                        + sha(prepared.start().sha());
            case Result.Committed committed ->
                ": commit " + sha(committed.commit().sha());
            case Result.Answered answered -> ": answered";
            case Result.Verified verified -> ": " + count(verified.results().size(), "command") + " passed";
            case Result.Rebased rebased ->
                ": commit " + sha(rebased.commit().sha()) + " onto "
                        + sha(rebased.onto().sha())
                        + conflicts(rebased.resolved().size());
            case Result.Published published ->
                ": pushed " + sha(published.commit().sha()) + ", "
                        + count(published.changes().files().size(), "file") + " changed";
            case Result.Opened opened -> ": " + bare(opened.url());
            case Result.Ran ran -> ": " + bare(ran.command().command());
            case Result.Joined joined ->
                ": of " + bare(String.join(", ", joined.from()))
                        + conflicts(joined.resolved().size());
            case Result.Reviewed reviewed -> ": " + count(reviewed.findings().size(), "finding");
            case Result.Said said -> said.url().isEmpty() ? ": nothing could be written" : ": " + bare(said.url());
            case Result.Approved approved ->
                approved.by().isEmpty() ? ": the time decided" : ": let go on by " + bare(approved.by());
            case Result.Values values -> ": " + count(values.values().size(), "value");
        };
    }

    private static String conflicts(int count) {
        return count == 0 ? "" : ", " + count(count, "conflict") + " resolved";
    }

    private static String count(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    static String of(Action action) {
        return switch (action) {
            case Action.Cancel cancel -> "cancel";
            case Action.GiveWay giveWay -> "takes its place";
            case Action.Resume(String answer) -> ("resume " + bare(answer)).strip();
            case Action.Retry(String from) -> from.isEmpty() ? "retry" : "retry from " + bare(from);
            case Action.Undo undo -> "undo";
            case Action.Raise(long microUsd) -> "budget +" + Amounts.usd(microUsd);
        };
    }

    static String of(Rollback.Outcome outcome) {
        return switch (outcome) {
            case TAKEN_BACK -> "taken back";
            case NOTHING_THERE -> "had nothing to take back";
            case LEFT -> "left as it is";
        };
    }

    private static String cost(Usage usage) {
        return usage.microUsd() == 0 ? "" : " (" + Amounts.cost(usage) + ")";
    }

    private static String sha(String sha) {
        return sha.substring(0, SHORT).toLowerCase(Locale.ROOT);
    }

    private static String bare(String text) {
        return Untrusted.bare(text, WORDS);
    }
}
