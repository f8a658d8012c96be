package org.splectrum.se.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.workflow.Terms;

/** What the world must do because a run is no longer as it was. Pure. */
final class Consequences {
    private Consequences() {}

    /** Where no attempt came to its end. */
    static List<Effect> of(Run before, Run after) {
        return of(before, after, Optional.empty());
    }

    /** @param ended the attempt that came to its end by itself, and need not be stopped */
    static List<Effect> of(Run before, Run after, Optional<AttemptId> ended) {
        List<Effect> effects = new ArrayList<>();
        for (int at = 0; at < after.steps().size(); at++) {
            StepProgress then = before.steps().get(at);
            StepProgress now = after.steps().get(at);
            Optional<AttemptId> ran = attempt(before, then);
            Optional<AttemptId> runs = attempt(after, now);
            boolean begins = runs.isPresent() && !(runs.equals(ran) && before.state() == RunState.RUNNING);
            if (begins) {
                effects.add(new Effect.Attempt(runs.get()));
            }
            if (ran.isPresent() && !runs.equals(ran) && !ran.equals(ended)) {
                effects.add(new Effect.Stop(ran.get()));
            }
        }
        after.situation()
                .rollback()
                .current()
                .filter(step -> !before.takesBack(step) || before.state() != RunState.RUNNING)
                .ifPresent(step -> effects.add(new Effect.TakeBack(after.id(), step)));
        if (before.version() == 0 && after.ahead() > 0 && replaces(after)) {
            effects.add(new Effect.Replace(after.id()));
        }
        Instant next = Deadlines.next(after);
        if (!next.equals(Instant.MAX) && !next.equals(Deadlines.next(before))) {
            effects.add(new Effect.Wake(after.id(), next));
        }
        for (Effect.Surface surface : Effect.Surface.values()) {
            if (changes(surface, before, after)) {
                effects.add(new Effect.Show(after.id(), surface));
            }
        }
        return effects;
    }

    private static boolean replaces(Run run) {
        return run.request().workflow().terms().concurrency().policy() == Terms.Policy.REPLACE;
    }

    /** Whether there is a commit for the check of a run that goes on: where nothing else shows the run, that it began on. */
    private static boolean hasHead(Run run) {
        return run.result(Result.Published.class).isPresent()
                || (run.visible().isEmpty() && run.result(Result.Prepared.class).isPresent());
    }

    /** A check stands on what was published, or says how the run ended; labels show nothing but the state. */
    private static boolean changes(Effect.Surface surface, Run before, Run after) {
        boolean moved = before.version() == 0 || before.state() != after.state();
        return switch (surface) {
            case COMMENT -> true;
            case CHECK -> hasHead(after) || (moved && after.state() != RunState.QUEUED);
            case LABELS -> moved;
        };
    }

    private static Optional<AttemptId> attempt(Run run, StepProgress step) {
        return step.progress() instanceof Progress.Running running && run.state() == RunState.RUNNING
                ? Optional.of(new AttemptId(run.id(), step.step().id(), running.attempt()))
                : Optional.empty();
    }
}
