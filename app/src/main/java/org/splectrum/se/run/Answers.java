package org.splectrum.se.run;

import java.time.Instant;

/** What follows for a step from an answer to its question. Pure. */
final class Answers {
    private Answers() {}

    /**
     * The run with the question answered.
     *
     * @param by who; empty where the time decided
     */
    static Run give(Run run, StepProgress step, Progress.Asking asking, String answer, String by, Instant at) {
        return run.with(step.step().id(), progress(asking, answer, by, at));
    }

    private static Progress progress(Progress.Asking asking, String answer, String by, Instant at) {
        return switch (asking.question().consequence(answer)) {
            case TRY_AGAIN ->
                new Progress.Running(
                        asking.attempt() + 1, at, by.isEmpty() ? "" : "goes on as " + by + " answered", asking.usage());
            case GO_ON ->
                new Progress.Done(
                        asking.attempt(), asking.since(), at, new Result.Approved(by, answer.strip()), asking.usage());
            case END ->
                new Progress.Failed(
                        asking.attempt(), asking.since(), at, rejected(asking, by), new Result.None(), asking.usage());
            case NONE -> asking;
        };
    }

    private static Problem rejected(Progress.Asking asking, String by) {
        if (asking.problem().cause() != Problem.Cause.REJECTED) {
            return asking.problem();
        }
        String who = by.isEmpty() ? "Nobody answered in time." : by + " said no.";
        return Problem.of(Problem.Cause.REJECTED, who);
    }
}
