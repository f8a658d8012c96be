package org.splectrum.se.run;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;

/**
 * One piece of work from its request to its end: the fold of its events. Immutable.
 *
 * @param version number of events so far
 * @param ahead how many runs in its lane come before it
 */
public record Run(
        RunId id, long version, Request request, RunState state, int ahead, List<StepProgress> steps, Span span) {
    public Run {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(request, "request is null");
        Objects.requireNonNull(state, "state is null");
        steps = List.copyOf(steps);
        Objects.requireNonNull(span, "span is null");
    }

    /**
     * From when to when.
     *
     * @param until {@link Instant#MAX} while it is not over
     */
    public record Span(Instant since, Instant until) {
        public Span {
            Objects.requireNonNull(since, "since is null");
            Objects.requireNonNull(until, "until is null");
        }
    }

    /** The first decision of a run. Pure. */
    public static Decision begin(RunId id, RunEvent.Requested requested) {
        List<StepProgress> steps = requested.request().workflow().steps().stream()
                .map(step -> new StepProgress(step, new Progress.Waiting()))
                .toList();
        Span span = new Span(requested.at(), Instant.MAX);
        Run run = new Run(id, 1, requested.request(), RunState.QUEUED, requested.ahead(), steps, span);
        return Decisions.moveOn(run, requested.at());
    }

    /** What follows from an event. Pure and total: an event that comes late, twice or out of turn changes nothing. */
    public static Decision decide(Run run, RunEvent event) {
        return Decisions.decide(run, event);
    }

    /** The latest result of this kind; empty where no step has one. */
    public <R extends Result> Optional<R> result(Class<R> kind) {
        return steps.stream()
                .map(StepProgress::progress)
                .map(Run::resultOf)
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((first, second) -> second);
    }

    /** Why the run failed or stopped; empty where it did not. */
    public Optional<Problem> problem() {
        return steps.stream()
                .map(StepProgress::progress)
                .filter(Progress.Failed.class::isInstance)
                .map(progress -> ((Progress.Failed) progress).problem())
                .findFirst();
    }

    /** What the model took so far, all attempts together. */
    public Usage usage() {
        return steps.stream().map(StepProgress::progress).map(Run::usageOf).reduce(Usage.NONE, Usage::plus);
    }

    /** Whether the run waits for the end of this very attempt. */
    public boolean awaits(AttemptId attempt) {
        return state == RunState.RUNNING
                && attempt.run().equals(id)
                && progress(attempt.step()) instanceof Progress.Running running
                && running.attempt() == attempt.number();
    }

    /** How far the step is; {@link Progress.Waiting} too where there is no such step. */
    public Progress progress(String step) {
        return steps.stream()
                .filter(each -> each.step().id().equals(step))
                .map(StepProgress::progress)
                .findFirst()
                .orElse(new Progress.Waiting());
    }

    /** What the model took in one step, all its attempts together. */
    public Usage usageOf(String step) {
        return usageOf(progress(step));
    }

    private static Result resultOf(Progress progress) {
        return switch (progress) {
            case Progress.Done done -> done.result();
            case Progress.Failed failed -> failed.result();
            case Progress.Waiting waiting -> new Result.None();
            case Progress.Running running -> new Result.None();
            case Progress.Skipped skipped -> new Result.None();
        };
    }

    private static Usage usageOf(Progress progress) {
        return switch (progress) {
            case Progress.Done done -> done.usage();
            case Progress.Failed failed -> failed.usage();
            case Progress.Running running -> running.usage();
            case Progress.Waiting waiting -> Usage.NONE;
            case Progress.Skipped skipped -> Usage.NONE;
        };
    }
}
