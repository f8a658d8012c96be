package org.splectrum.se.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.run.Run.Span;

/**
 * The rules by which a run goes on; {@link Run#decide} is their door. An event changes what it is about, then {@link StepScheduling}
 * settles what follows for all steps. Pure.
 */
final class Decisions {
    private Decisions() {}

    static Decision begin(RunId id, RunEvent.Requested requested) {
        List<StepProgress> steps = requested.request().workflow().steps().stream()
                .map(step -> new StepProgress(step, new Progress.Waiting()))
                .toList();
        Situation situation = new Situation(RunState.QUEUED, requested.ahead(), Instant.MAX, Rollback.NONE, List.of());
        Run run = new Run(id, 0, requested.request(), situation, steps, new Span(requested.at(), Instant.MAX));
        return settle(run, run, requested.at());
    }

    static Decision decide(Run run, RunEvent event) {
        return switch (event) {
            case RunEvent.Requested requested -> unchanged(run);
            case RunEvent.PlaceChanged changed -> placeChanged(run, changed);
            case RunEvent.Progressed progressed -> progressed(run, progressed);
            case RunEvent.AttemptEnded ended -> attemptEnded(run, ended);
            case RunEvent.Woken woken -> woken(run, woken);
            case RunEvent.ActedOn acted -> actedOn(run, acted);
            case RunEvent.TakenBack taken -> takenBack(run, taken);
        };
    }

    private static Decision placeChanged(Run run, RunEvent.PlaceChanged changed) {
        if (run.state() != RunState.QUEUED || changed.ahead() >= run.ahead()) {
            return unchanged(run);
        }
        Run nearer = run.with(run.situation().at(Math.max(0, changed.ahead())));
        return settle(run, nearer, changed.at());
    }

    private static Decision progressed(Run run, RunEvent.Progressed progressed) {
        AttemptId attempt = progressed.attempt();
        if (!run.awaits(attempt) || !(run.progress(attempt.step()) instanceof Progress.Running now)) {
            return unchanged(run);
        }
        Progress next = new Progress.Running(now.attempt(), now.since(), progressed.activity(), progressed.usage());
        return new Decision(
                run.with(attempt.step(), next).next(), List.of(new Effect.Show(run.id(), Effect.Surface.COMMENT)));
    }

    private static Decision attemptEnded(Run run, RunEvent.AttemptEnded ended) {
        AttemptId attempt = ended.attempt();
        if (!run.awaits(attempt) || !(run.progress(attempt.step()) instanceof Progress.Running now)) {
            return unchanged(run);
        }
        Run after = StepScheduling.settle(Endings.after(run, now, ended), ended.at())
                .next();
        return new Decision(after, Consequences.of(run, after, Optional.of(attempt)));
    }

    private static Decision woken(Run run, RunEvent.Woken woken) {
        Run later = Deadlines.pass(run, woken);
        return later.equals(run) ? unchanged(run) : settle(run, later, woken.at());
    }

    private static Decision actedOn(Run run, RunEvent.ActedOn acted) {
        Remark remark = acted.remark();
        if (Actions.known(run, remark.key())
                || Actions.refusal(run, remark.key(), remark.action()).isPresent()) {
            return unchanged(run);
        }
        Run told = run.with(run.situation().with(remark));
        return settle(run, Actions.take(told, acted), acted.at());
    }

    private static Decision takenBack(Run run, RunEvent.TakenBack taken) {
        if (!run.takesBack(taken.receipt().step())) {
            return unchanged(run);
        }
        Rollback rollback = run.situation().rollback().after(taken.receipt());
        return settle(run, run.with(run.situation().with(rollback)), taken.at());
    }

    private static Decision settle(Run before, Run changed, Instant at) {
        Run after = StepScheduling.settle(changed, at).next();
        return new Decision(after, Consequences.of(before, after));
    }

    private static Decision unchanged(Run run) {
        return new Decision(run, List.of());
    }
}
