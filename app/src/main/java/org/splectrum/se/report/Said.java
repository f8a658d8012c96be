package org.splectrum.se.report;

import java.util.List;
import java.util.stream.Collectors;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.steps.text.Untrusted;
import org.splectrum.se.workflow.StepKind;
import org.splectrum.se.workflow.Strategy;

/**
 * What the agents of a run said. Pure.
 *
 * @param step id of the step that they are of
 */
record Said(String step, String words) {
    private static final int ID = 140;

    /** All of it, at most so many characters of it before they are escaped; empty where nothing was said. */
    static String of(Run run, int most) {
        List<Said> all = run.steps().stream()
                .map(step -> new Said(step.step().id(), words(step)))
                .filter(said -> !said.words.isBlank())
                .toList();
        return switch (all.size()) {
            case 0 -> "";
            case 1 -> "#### What Claude Code says\n\n" + Untrusted.quote(all.getFirst().words, most);
            default -> all.stream().map(said -> said.part(most / all.size())).collect(Collectors.joining("\n\n"));
        };
    }

    private String part(int most) {
        return "#### What Claude Code says in " + Untrusted.code(step, ID) + "\n\n" + Untrusted.quote(words, most);
    }

    /** A join of words says again what its branches said. */
    private static String words(StepProgress step) {
        return switch (step.progress().result()) {
            case Result.Answered answered -> answered.answer();
            case Result.Committed committed -> committed.summary();
            case Result.None none -> "";
            case Result.Prepared prepared -> "";
            case Result.Verified verified -> "";
            case Result.Rebased rebased -> "";
            case Result.Published published -> "";
            case Result.Opened opened -> "";
            case Result.Ran ran -> "";
            case Result.Joined joined -> judgement(step, joined);
            case Result.Reviewed reviewed -> "";
            case Result.Said said -> "";
            case Result.Approved approved -> "";
            case Result.Values values -> "";
        };
    }

    private static String judgement(StepProgress step, Result.Joined joined) {
        return step.step().kind() instanceof StepKind.Join join && join.how() == Strategy.Joining.PICK
                ? joined.words()
                : "";
    }
}
