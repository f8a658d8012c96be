package org.splectrum.se.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.model.CommitId;

/** The steps that one step needs, directly or through others, in the order of the run. Immutable. */
public record Upstream(List<StepProgress> steps) {
    public Upstream {
        steps = List.copyOf(steps);
    }

    static Upstream of(List<StepProgress> all, String step) {
        Set<String> wanted = new HashSet<>();
        List<StepProgress> found = new ArrayList<>();
        boolean reached = false;
        for (StepProgress each : all.reversed()) {
            if (each.step().id().equals(step)) {
                reached = true;
                wanted.addAll(each.step().needs());
            } else if (reached && wanted.contains(each.step().id())) {
                wanted.addAll(each.step().needs());
                found.add(each);
            }
        }
        return new Upstream(found.reversed());
    }

    /** The latest result of this kind; empty where no step has one. */
    public <R extends Result> Optional<R> result(Class<R> kind) {
        return Run.latest(steps.stream(), kind);
    }

    /** The commit to work on; empty before the repository is prepared. */
    public Optional<CommitId> commit() {
        return steps.reversed().stream()
                .flatMap(step -> step.progress().result().output().stream())
                .findFirst();
    }

    /** Whether an agent answered, and none made a commit. */
    boolean onlyAnswered() {
        return result(Result.Answered.class).isPresent() && !made();
    }

    private boolean made() {
        return steps.stream()
                .map(step -> step.progress().result())
                .anyMatch(result -> result.output().isPresent() && !(result instanceof Result.Prepared));
    }
}
