package org.splectrum.se.steps;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.splectrum.se.run.Facts;
import org.splectrum.se.run.Outputs;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;
import org.splectrum.se.workflow.Scope;
import org.splectrum.se.workflow.Step;

/** What the names in a step's expressions stand for. Pure. */
final class Scopes {
    private Scopes() {}

    static Scope of(Run run, String step) {
        Map<String, Step> plan =
                run.steps().stream().map(StepProgress::step).collect(Collectors.toMap(Step::id, each -> each));
        Map<String, Scope.Ended> ended = new HashMap<>();
        for (StepProgress each : run.steps()) {
            outcome(each.progress())
                    .map(outcome ->
                            new Scope.Ended(outcome, Outputs.of(each.progress().result())))
                    .ifPresent(over -> ended.put(each.step().id(), over));
        }
        return new Scope(
                step,
                new Scope.Known(
                        plan,
                        run.request().workflow().signature(),
                        run.request().params(),
                        ended,
                        Facts.of(run)));
    }

    /** Empty while it is not over. */
    private static Optional<Scope.Outcome> outcome(Progress progress) {
        return switch (progress) {
            case Progress.Done done -> Optional.of(Scope.Outcome.SUCCESS);
            case Progress.Failed failed -> Optional.of(Scope.Outcome.FAILURE);
            case Progress.Cancelled cancelled -> Optional.of(Scope.Outcome.FAILURE);
            case Progress.Skipped skipped -> Optional.of(Scope.Outcome.SKIPPED);
            case Progress.Waiting waiting -> Optional.empty();
            case Progress.Running running -> Optional.empty();
            case Progress.Resting resting -> Optional.empty();
            case Progress.Asking asking -> Optional.empty();
            case Progress.Paused paused -> Optional.empty();
        };
    }
}
