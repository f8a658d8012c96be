package org.splectrum.se.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Usage;
import org.splectrum.se.run.Run.Span;

/** The rules by which a run goes on; {@link Run#decide} is their door. Pure. */
final class Decisions {
    /** How often a step is tried when what it ran on gives out. */
    static final int ATTEMPTS = 3;

    private Decisions() {}

    static Decision decide(Run run, RunEvent event) {
        return switch (event) {
            case RunEvent.Requested requested -> unchanged(run);
            case RunEvent.PlaceChanged changed -> placeChanged(run, changed);
            case RunEvent.Progressed progressed -> progressed(run, progressed);
            case RunEvent.AttemptEnded ended -> attemptEnded(run, ended);
        };
    }

    private static Decision placeChanged(Run run, RunEvent.PlaceChanged changed) {
        if (run.state() != RunState.QUEUED || changed.ahead() >= run.ahead()) {
            return unchanged(run);
        }
        Run next = new Run(
                run.id(),
                run.version() + 1,
                run.request(),
                run.state(),
                Math.max(0, changed.ahead()),
                run.steps(),
                run.span());
        return moveOn(next, changed.at());
    }

    private static Decision progressed(Run run, RunEvent.Progressed progressed) {
        if (!(running(run, progressed.attempt()) instanceof Progress.Running now)) {
            return unchanged(run);
        }
        Progress next = new Progress.Running(now.attempt(), now.since(), progressed.activity(), progressed.usage());
        return new Decision(
                with(run, progressed.attempt().step(), next),
                List.of(new Effect.Show(run.id(), Effect.Surface.COMMENT)));
    }

    private static Decision attemptEnded(Run run, RunEvent.AttemptEnded ended) {
        AttemptId attempt = ended.attempt();
        if (!(running(run, attempt) instanceof Progress.Running now)) {
            return unchanged(run);
        }
        return switch (ended.ending()) {
            case Ending.Succeeded succeeded ->
                moveOn(with(run, attempt.step(), done(now, ended, succeeded.result())), ended.at());
            case Ending.Failed failed ->
                end(
                        with(run, attempt.step(), failed(now, ended, failed.problem(), failed.result())),
                        RunState.FAILED,
                        ended.at());
            case Ending.NeedsPerson needs ->
                end(
                        with(run, attempt.step(), failed(now, ended, needs.problem(), new Result.None())),
                        RunState.AWAITING_INTERVENTION,
                        ended.at());
            case Ending.Lost lost -> lost(run, now, ended, lost.why());
        };
    }

    private static Decision lost(Run run, Progress.Running now, RunEvent.AttemptEnded ended, String why) {
        String step = ended.attempt().step();
        if (now.attempt() >= ATTEMPTS) {
            Problem problem = Problem.of(Problem.Cause.SANDBOX_FAILED, why);
            return end(with(run, step, failed(now, ended, problem, new Result.None())), RunState.FAILED, ended.at());
        }
        Progress again = new Progress.Running(now.attempt() + 1, now.since(), "trying again: " + why, ended.usage());
        AttemptId next = new AttemptId(run.id(), step, now.attempt() + 1);
        return new Decision(with(run, step, again), shown(run, Stream.of(new Effect.Attempt(next))));
    }

    /** Starts the next step, or ends the run where there is none; a run that still waits in its lane only shows so. */
    static Decision moveOn(Run run, Instant at) {
        if (run.ahead() > 0) {
            return new Decision(run, shown(run, Stream.of()));
        }
        boolean answered = run.result(Result.Answered.class).isPresent();
        Run next = answered ? skipRest(run) : run;
        return next.steps().stream()
                .filter(step -> step.progress() instanceof Progress.Waiting)
                .findFirst()
                .map(step -> start(next, step, at))
                .orElseGet(() -> end(next, RunState.SUCCEEDED, at));
    }

    private static Decision start(Run run, StepProgress waiting, Instant at) {
        String step = waiting.step().id();
        Run started = replace(
                run,
                RunState.RUNNING,
                run.span(),
                progress -> progress.step().id().equals(step)
                        ? new StepProgress(progress.step(), new Progress.Running(1, at, "", Usage.NONE))
                        : progress);
        Effect attempt = new Effect.Attempt(new AttemptId(run.id(), step, 1));
        return new Decision(started, shown(run, Stream.of(attempt)));
    }

    private static Run skipRest(Run run) {
        return replace(
                run,
                run.state(),
                run.span(),
                progress -> progress.progress() instanceof Progress.Waiting
                        ? new StepProgress(progress.step(), new Progress.Skipped())
                        : progress);
    }

    private static Decision end(Run run, RunState state, Instant at) {
        Run ended = replace(run, state, new Span(run.span().since(), at), UnaryOperator.identity());
        return new Decision(ended, shown(run, Stream.of()));
    }

    private static Progress done(Progress.Running now, RunEvent.AttemptEnded ended, Result result) {
        return new Progress.Done(now.attempt(), now.since(), ended.at(), result, ended.usage());
    }

    private static Progress failed(Progress.Running now, RunEvent.AttemptEnded ended, Problem problem, Result result) {
        return new Progress.Failed(now.attempt(), now.since(), ended.at(), problem, result, ended.usage());
    }

    private static Progress running(Run run, AttemptId attempt) {
        return run.awaits(attempt) ? run.progress(attempt.step()) : new Progress.Waiting();
    }

    /** The run one event later, with a step moved. */
    private static Run with(Run run, String step, Progress progress) {
        List<StepProgress> steps = run.steps().stream()
                .map(each -> each.step().id().equals(step) ? new StepProgress(each.step(), progress) : each)
                .toList();
        return new Run(run.id(), run.version() + 1, run.request(), run.state(), run.ahead(), steps, run.span());
    }

    private static Run replace(Run run, RunState state, Span span, UnaryOperator<StepProgress> change) {
        List<StepProgress> steps = run.steps().stream().map(change).toList();
        return new Run(run.id(), run.version(), run.request(), state, run.ahead(), steps, span);
    }

    private static List<Effect> shown(Run run, Stream<Effect> first) {
        List<Effect> effects = new ArrayList<>(first.toList());
        for (Effect.Surface surface : Effect.Surface.values()) {
            effects.add(new Effect.Show(run.id(), surface));
        }
        return effects;
    }

    private static Decision unchanged(Run run) {
        return new Decision(run, List.of());
    }
}
