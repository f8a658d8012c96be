package org.splectrum.se.run;

import java.time.Instant;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.workflow.Care;
import org.splectrum.se.workflow.StepKind;

/** What the end of an attempt means for its step. Pure. */
final class Endings {
    /** How often a step is tried when what it ran on gives out. */
    static final int ATTEMPTS = 3;

    /** How often acceptance commands are tried again by themselves. */
    static final int HINDERED = 3;

    private Endings() {}

    /** The run with the step moved on. */
    static Run after(Run run, Progress.Running now, RunEvent.AttemptEnded ended) {
        String step = ended.attempt().step();
        return switch (ended.ending()) {
            case Ending.Succeeded succeeded ->
                run.with(
                        step,
                        new Progress.Done(now.attempt(), now.since(), ended.at(), succeeded.result(), ended.usage()));
            case Ending.Skipped skipped ->
                run.with(step, new Progress.Skipped(skipped.why(), now.attempt(), ended.usage()));
            case Ending.Failed failed -> failed(run, now, ended, failed);
            case Ending.NeedsPerson needs ->
                run.with(
                        step,
                        new Progress.Asking(
                                now.attempt(), ended.at(), needs.question(), needs.problem(), ended.usage()));
            case Ending.Spent spent ->
                run.with(step, new Progress.Paused(now.attempt(), ended.at(), spent.problem(), ended.usage()));
            case Ending.Lost lost -> lost(run, now, ended, lost.why());
            case Ending.Unfounded(String maker, String why) ->
                Losses.begin(run, maker, why).orElseGet(() -> failed(run, now, ended, Losses.failed(maker, why)));
        };
    }

    private static Run failed(Run run, Progress.Running now, RunEvent.AttemptEnded ended, Ending.Failed failed) {
        AttemptId attempt = ended.attempt();
        StepProgress step = run.step(attempt.step()).orElseThrow();
        Care care = step.step().care();
        boolean hindered = isHindered(step, failed.problem().cause());
        if (hindered
                || (failed.problem().cause().passes()
                        && step.tries() < care.retry().attempts())) {
            Instant until = ended.at().plus(RetryDelay.after(attempt, step.tries(), care.retry()));
            Progress rest = new Progress.Resting(now.attempt(), now.since(), until, failed.problem(), ended.usage());
            return hindered ? run.with(step.hindered(rest)) : run.with(attempt.step(), rest);
        }
        Progress.Failed progress = new Progress.Failed(
                now.attempt(), now.since(), ended.at(), failed.problem(), failed.result(), ended.usage());
        Optional<Run> repaired =
                Repairs.begin(run, step.step(), progress).or(() -> Renewals.begin(run, step.step(), progress));
        if (repaired.isPresent()) {
            return repaired.get();
        }
        return run.with(
                attempt.step(),
                care.onFailure() == Care.OnFailure.ASK
                                || Renewals.concerns(
                                        run, step.step(), failed.problem().cause())
                        ? new Progress.Asking(
                                now.attempt(),
                                ended.at(),
                                Question.afterFailure(failed.problem()),
                                failed.problem(),
                                ended.usage())
                        : progress);
    }

    /**
     * Whether acceptance commands could not judge the work, for what they need from outside was not there. They change nothing
     * but a copy, so nobody needs to allow that they are tried again.
     */
    private static boolean isHindered(StepProgress step, Problem.Cause cause) {
        StepKind kind = step.step().kind();
        return cause == Problem.Cause.SURROUNDINGS_FAILED
                && (kind instanceof StepKind.Verify || kind instanceof StepKind.Rebase)
                && step.hindered() < HINDERED;
    }

    private static Run lost(Run run, Progress.Running now, RunEvent.AttemptEnded ended, String why) {
        String step = ended.attempt().step();
        if (run.step(step).orElseThrow().tries() >= ATTEMPTS) {
            Ending.Failed failed = new Ending.Failed(Problem.of(Problem.Cause.SANDBOX_FAILED, why), new Result.None());
            return failed(run, now, ended, failed);
        }
        return run.with(
                step, new Progress.Running(now.attempt() + 1, now.since(), "trying again: " + why, ended.usage()));
    }
}
