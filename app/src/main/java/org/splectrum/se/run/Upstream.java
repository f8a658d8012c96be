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

    /** The last step that answered; empty where none did. */
    public Optional<StepProgress> answering() {
        return steps.reversed().stream()
                .filter(step -> step.progress().result() instanceof Result.Answered)
                .findFirst();
    }

    /** Whether an agent answered, and none made a commit. */
    boolean onlyAnswered() {
        return result(Result.Answered.class).isPresent() && !made();
    }

    /** A command that changes nothing, and a join of words, stand for the commit that was there before. */
    private boolean made() {
        Optional<CommitId> start = result(Result.Prepared.class).map(Result.Prepared::start);
        return steps.stream()
                .flatMap(step -> step.progress().result().output().stream())
                .anyMatch(commit -> !start.equals(Optional.of(commit)));
    }
}
