package org.splectrum.se.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.run.Refusal.NotNow;

/** What people can do to a run, and when. Pure. */
final class Actions {
    private Actions() {}

    /** Whether this very wish was granted before. */
    static boolean known(Run run, String key) {
        return run.situation().remarks().stream()
                .anyMatch(remark -> remark.key().equals(key));
    }

    static Optional<Refusal> refusal(Run run, String key, Action action) {
        if (known(run, key)) {
            return Optional.empty();
        }
        return switch (action) {
            case Action.Cancel cancel -> refusalToStop(run);
            case Action.GiveWay giveWay -> refusalToStop(run);
            case Action.Resume(String answer) -> refusalToResume(run, answer);
            case Action.Retry(String from) -> refusalToRetry(run, from);
            case Action.Undo undo -> refusalToUndo(run);
            case Action.Raise raise -> run.state().ended() ? notNow(run) : Optional.empty();
        };
    }

    private static Optional<Refusal> refusalToStop(Run run) {
        return run.state().ended() || undoing(run) ? notNow(run) : Optional.empty();
    }

    private static Optional<Refusal> refusalToResume(Run run, String answer) {
        if (run.state() == RunState.PAUSED) {
            return Optional.empty();
        }
        Optional<Progress.Asking> asking = run.question();
        if (asking.isEmpty()) {
            return answeredBy(run)
                    .<Refusal>map(by -> new Refusal.AnsweredAlready(run.id(), by))
                    .or(() -> notNow(run));
        }
        Question question = asking.get().question();
        Optional<String> unknown = UnknownFileAnswers.path(asking.get(), answer);
        if (unknown.isPresent()) {
            return Optional.of(new Refusal.NotInConflict(
                    run.id(), unknown.get(), asking.get().problem().files()));
        }
        return question.consequence(answer) == Question.Consequence.NONE
                ? Optional.of(new Refusal.NotAnAnswer(run.id(), question.choices()))
                : Optional.empty();
    }

    private static Optional<String> answeredBy(Run run) {
        return run.situation().remarks().stream()
                .filter(remark -> remark.action() instanceof Action.Resume)
                .map(Remark::by)
                .reduce((first, second) -> second);
    }

    private static Optional<Refusal> refusalToRetry(Run run, String from) {
        if (run.state() == RunState.QUEUED || run.state() == RunState.RUNNING) {
            return notNow(run);
        }
        List<String> known = run.steps().stream()
                .filter(step -> !(step.progress() instanceof Progress.Waiting))
                .map(step -> step.step().id())
                .toList();
        boolean possible = from.isEmpty() ? !unfinished(run).isEmpty() : known.contains(from);
        return possible ? Optional.empty() : Optional.of(new Refusal.NoSuchStep(run.id(), from, known));
    }

    private static Optional<Refusal> refusalToUndo(Run run) {
        if (run.state() == RunState.QUEUED || run.state() == RunState.RUNNING) {
            return notNow(run);
        }
        return Rollbacks.canBeUndone(run) ? Optional.empty() : Optional.of(new Refusal.NothingToUndo(run.id()));
    }

    private static boolean undoing(Run run) {
        return run.situation().rollback().current().isPresent();
    }

    private static Optional<Refusal> notNow(Run run) {
        return Optional.of(new NotNow(run.id(), run.state()));
    }

    /** The run after the action, which nothing speaks against. */
    static Run take(Run run, RunEvent.ActedOn acted) {
        Instant at = acted.at();
        return switch (acted.remark().action()) {
            case Action.Cancel cancel -> Rollbacks.begin(stopped(run, at), RunState.CANCELLED, at);
            case Action.GiveWay giveWay -> Rollbacks.begin(stopped(run, at), RunState.CANCELLED, at);
            case Action.Resume(String answer) -> resume(run, acted, answer);
            case Action.Retry(String from) -> again(run, acted, from);
            case Action.Undo undo -> Rollbacks.undo(stopped(run, at), at);
            case Action.Raise raise -> run.state() == RunState.PAUSED ? resume(run, acted, "") : run;
        };
    }

    /** Nothing of it runs, rests or asks any more. */
    private static Run stopped(Run run, Instant at) {
        return run.with(run.steps().stream()
                .map(step -> step.with(cancelled(step.progress(), at)))
                .toList());
    }

    private static Progress cancelled(Progress progress, Instant at) {
        return switch (progress) {
            case Progress.Running now -> new Progress.Cancelled(now.attempt(), now.since(), at, now.usage());
            case Progress.Resting now -> new Progress.Cancelled(now.attempt(), now.since(), at, now.usage());
            case Progress.Asking now -> new Progress.Cancelled(now.attempt(), now.since(), at, now.usage());
            case Progress.Paused now -> new Progress.Cancelled(now.attempt(), now.since(), at, now.usage());
            case Progress.Waiting waiting -> waiting;
            case Progress.Done done -> done;
            case Progress.Failed failed -> failed;
            case Progress.Skipped skipped -> skipped;
            case Progress.Cancelled already -> already;
        };
    }

    private static Run resume(Run run, RunEvent.ActedOn acted, String answer) {
        Run next = run;
        for (StepProgress step : run.steps()) {
            if (step.progress() instanceof Progress.Paused) {
                next = next.with(next.steps().stream()
                        .map(each -> each.equals(step) ? each.anew() : each)
                        .toList());
            } else if (step.progress() instanceof Progress.Asking asking
                    && next.question().equals(run.question())) {
                next = Answers.give(next, step, asking, answer, acted.remark().by(), acted.at());
            }
        }
        return inLane(next, acted.ahead());
    }

    /** The step and all that needs it wait for their turn as if they had not been tried; so do others that did not reach their end. */
    private static Run again(Run run, RunEvent.ActedOn acted, String from) {
        Set<String> anew = run.downstream(from.isEmpty() ? unfinished(run) : List.of(from));
        List<StepProgress> steps = run.steps().stream()
                .map(step -> anew.contains(step.step().id()) || isUnfinished(step) ? step.anew() : step)
                .toList();
        return inLane(run.with(steps).with(run.situation().with(Rollback.NONE)), acted.ahead());
    }

    private static List<String> unfinished(Run run) {
        return run.steps().stream()
                .filter(Actions::isUnfinished)
                .map(step -> step.step().id())
                .toList();
    }

    private static boolean isUnfinished(StepProgress step) {
        return switch (step.progress()) {
            case Progress.Failed failed -> true;
            case Progress.Cancelled cancelled -> true;
            case Progress.Asking asking -> true;
            case Progress.Paused paused -> true;
            case Progress.Resting resting -> true;
            case Progress.Waiting waiting -> false;
            case Progress.Running running -> false;
            case Progress.Done done -> false;
            case Progress.Skipped skipped -> false;
        };
    }

    /** A run that goes on stands in its lane still, or again: then its time counts anew, for waiting for people is no work. */
    static Run inLane(Run run, int ahead) {
        Situation situation = run.situation();
        Situation placed =
                run.state().holdsLane() ? situation : situation.at(ahead).from(Instant.MAX);
        return run.with(placed.with(RunState.QUEUED)).until(Instant.MAX);
    }
}
