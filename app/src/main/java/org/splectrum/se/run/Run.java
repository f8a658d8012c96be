package org.splectrum.se.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.splectrum.se.model.AttemptId;
import org.splectrum.se.model.Place;
import org.splectrum.se.model.RunId;
import org.splectrum.se.model.Usage;

/**
 * One piece of work from its request to its end: the fold of its events. Immutable.
 *
 * @param version number of events so far
 * @param steps in an order in which each comes after all that it needs
 */
public record Run(RunId id, long version, Request request, Situation situation, List<StepProgress> steps, Span span) {
    public Run {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(request, "request is null");
        Objects.requireNonNull(situation, "situation is null");
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
        return Decisions.begin(id, requested);
    }

    /** What follows from an event. Pure and total: an event that comes late, twice or out of turn changes nothing. */
    public static Decision decide(Run run, RunEvent event) {
        return Decisions.decide(run, event);
    }

    /** Why the action cannot be taken on the run as it is; empty where it can, or was taken already under this key. Pure. */
    public Optional<Refusal> refusal(String key, Action action) {
        return Actions.refusal(this, key, action);
    }

    /** Whether the wish with this key was granted. */
    public boolean knows(String key) {
        return Actions.known(this, key);
    }

    /**
     * Where on GitHub people can read and write about it: the issue or pull request that it is about, else the pull request that
     * it opened; empty where there is none yet.
     */
    public Optional<Place> visible() {
        Place place = request.origin().place();
        return place.kind() != Place.Kind.REPOSITORY
                ? Optional.of(place)
                : result(Result.Opened.class)
                        .map(opened -> new Place(
                                place.installation(), place.repository(), Place.Kind.PULL_REQUEST, opened.number()));
    }

    /** How it stands. */
    public RunState state() {
        return situation.state();
    }

    /** How many runs in its lane come before it. */
    public int ahead() {
        return situation.ahead();
    }

    /** The latest result of this kind; empty where no step has one. */
    public <R extends Result> Optional<R> result(Class<R> kind) {
        return latest(steps.stream(), kind);
    }

    /** What a step can build on: the steps that it needs, directly or through others. */
    public Upstream upstream(String step) {
        return Upstream.of(steps, step);
    }

    /** These steps and all that need them, directly or through others. */
    Set<String> downstream(Collection<String> from) {
        Set<String> reached = new HashSet<>(from);
        for (StepProgress each : steps) {
            if (each.step().needs().stream().anyMatch(reached::contains)) {
                reached.add(each.step().id());
            }
        }
        return reached;
    }

    /** Why the run failed or stopped; empty where it did not: a step that may fail is no reason. */
    public Optional<Problem> problem() {
        return steps.stream()
                .filter(step -> !step.failedTolerably())
                .flatMap(step -> problem(step.progress()).stream())
                .findFirst();
    }

    /** What the run asks; empty where it asks nothing. */
    public Optional<Progress.Asking> question() {
        return steps.stream()
                .map(StepProgress::progress)
                .filter(Progress.Asking.class::isInstance)
                .map(Progress.Asking.class::cast)
                .findFirst();
    }

    /** What somebody said last to let the run go on; empty where nobody did. */
    public String guidance() {
        return situation.remarks().stream()
                .map(Remark::action)
                .filter(Action.Resume.class::isInstance)
                .map(action -> ((Action.Resume) action).answer())
                .reduce("", (first, second) -> second);
    }

    /** What the model took so far, all attempts together. */
    public Usage usage() {
        return steps.stream().map(step -> step.progress().usage()).reduce(Usage.NONE, Usage::plus);
    }

    /** What people allowed it to cost beyond its budget, in millionths of a US dollar. */
    public long raisedMicroUsd() {
        return situation.remarks().stream()
                .map(Remark::action)
                .filter(Action.Raise.class::isInstance)
                .mapToLong(action -> ((Action.Raise) action).microUsd())
                .sum();
    }

    /** Whether the run waits for the end of this very attempt. */
    public boolean awaits(AttemptId attempt) {
        return state() == RunState.RUNNING
                && attempt.run().equals(id)
                && progress(attempt.step()) instanceof Progress.Running running
                && running.attempt() == attempt.number();
    }

    /** Whether the run waits for this step to be taken back. */
    public boolean takesBack(String step) {
        return situation.rollback().current().filter(step::equals).isPresent();
    }

    /** How far the step is; {@link Progress.Waiting} too where there is no such step. */
    public Progress progress(String step) {
        return step(step).map(StepProgress::progress).orElseGet(Progress.Waiting::new);
    }

    /** The step of this id; empty where there is none. */
    public Optional<StepProgress> step(String step) {
        // Asked for each need of each step, with each event.
        for (StepProgress each : steps) {
            if (each.step().id().equals(step)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** What the model took in one step, all its attempts together. */
    public Usage usageOf(String step) {
        return progress(step).usage();
    }

    static <R extends Result> Optional<R> latest(Stream<StepProgress> steps, Class<R> kind) {
        return steps.map(step -> step.progress().result())
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((first, second) -> second);
    }

    private static Optional<Problem> problem(Progress progress) {
        return switch (progress) {
            case Progress.Failed failed -> Optional.of(failed.problem());
            case Progress.Asking asking -> Optional.of(asking.problem());
            case Progress.Paused paused -> Optional.of(paused.problem());
            case Progress.Waiting waiting -> Optional.empty();
            case Progress.Running running -> Optional.empty();
            case Progress.Resting resting -> Optional.empty();
            case Progress.Done done -> Optional.empty();
            case Progress.Skipped skipped -> Optional.empty();
            case Progress.Cancelled cancelled -> Optional.empty();
        };
    }

    Run with(Situation next) {
        return new Run(id, version, request, next, steps, span);
    }

    Run with(RunState next) {
        return with(situation.with(next));
    }

    /** The same with a step moved. */
    Run with(String step, Progress progress) {
        List<StepProgress> moved = new ArrayList<>(steps.size());
        for (StepProgress each : steps) {
            moved.add(each.step().id().equals(step) ? each.with(progress) : each);
        }
        return new Run(id, version, request, situation, moved, span);
    }

    /** The same with a step in the place of the one of its id. */
    Run with(StepProgress moved) {
        return with(steps.stream()
                .map(each -> each.step().id().equals(moved.step().id()) ? moved : each)
                .toList());
    }

    Run with(List<StepProgress> moved) {
        return new Run(id, version, request, situation, moved, span);
    }

    Run until(Instant end) {
        return new Run(id, version, request, situation, steps, new Span(span.since(), end));
    }

    /** The same, one event later. */
    Run next() {
        return new Run(id, version + 1, request, situation, steps, span);
    }
}
