package org.splectrum.se.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.splectrum.se.workflow.Care.OnFailure;
import org.splectrum.se.workflow.Strategy.Joining;

/** Makes of several agents in one step a step for each, and one with the step's own id that joins them. Pure. */
final class Branches {
    private final Step step;
    private final StepKind.Several several;
    private final List<Step> made = new ArrayList<>();

    private Branches(Step step, StepKind.Several several) {
        this.step = step;
        this.several = several;
    }

    /** The step itself where it is of another kind. */
    static List<Step> of(Step step) {
        return step.kind() instanceof StepKind.Several several
                ? new Branches(step, several).by(several.strategy())
                : List.of(step);
    }

    private List<Step> by(Strategy strategy) {
        int all = several.agents().size();
        switch (strategy) {
            case Strategy.Parallel(int most, Joining join) -> {
                Start start = new Start(step.needs(), step.guard(), List.of());
                sideBySide(IntStream.rangeClosed(1, all).toArray(), start, new Guard.Crowd(step.id(), most), join);
                join(step.id(), join, IntStream.rangeClosed(1, all).toArray());
            }
            case Strategy.Batched batched -> batches(batched, all);
            case Strategy.Fallback fallback -> fallback(all);
            case Strategy.Sequential sequential -> oneByOne(sequential, all);
        }
        return made;
    }

    /** How a branch begins: behind what, when, and told what who said. */
    private record Start(List<String> needs, Guard guard, List<String> hears) {}

    private void batches(Strategy.Batched batched, int all) {
        Start start = new Start(step.needs(), step.guard(), List.of());
        for (int from = 1; from <= all; from += batched.size()) {
            int[] batch = IntStream.range(from, Math.min(from + batched.size(), all + 1))
                    .toArray();
            sideBySide(batch, start, Guard.Crowd.ANY, batched.join());
            boolean last = from + batched.size() > all;
            String joined = last ? step.id() : step.id() + ".batch" + (from / batched.size() + 1);
            join(joined, batched.join(), batch);
            List<String> heard = batched.output() == Strategy.Output.PASSED
                    ? IntStream.of(batch).mapToObj(this::id).toList()
                    : List.of();
            start = new Start(List.of(joined), when(Conditions.begun(joined), Guard.After.SUCCESS), heard);
        }
    }

    private void sideBySide(int[] numbers, Start start, Guard.Crowd crowd, Joining join) {
        boolean judged = join == Joining.PICK || join == Joining.FIRST;
        Guard guard = new Guard(start.guard().condition(), start.guard().after(), crowd);
        for (int number : numbers) {
            branch(number, new Start(start.needs(), guard, start.hears()), OnFailure.CONTINUE, judged);
        }
    }

    private void fallback(int all) {
        Start start = new Start(step.needs(), step.guard(), List.of());
        for (int number = 1; number <= all; number++) {
            List<String> ends = branch(number, start, OnFailure.CONTINUE, true);
            start = new Start(ends, when("", Guard.After.FAILURE), List.of());
        }
        join(step.id(), Joining.FIRST, IntStream.rangeClosed(1, all).toArray());
    }

    /** Where one stops the others, the step fails as that one does, unless a failure does not matter here. */
    private void oneByOne(Strategy.Sequential sequential, int all) {
        boolean stops = sequential.onFailure() != OnFailure.CONTINUE;
        OnFailure onFailure = stops ? step.care().onFailure() : OnFailure.CONTINUE;
        Start start = new Start(step.needs(), step.guard(), List.of());
        for (int number = 1; number <= all; number++) {
            List<String> ends = branch(number, start, onFailure, false);
            String before = id(number);
            String condition = stops
                    ? ends.stream().map(Conditions::succeeded).reduce("", Conditions::both)
                    : Conditions.begun(before);
            List<String> hears = sequential.output() == Strategy.Output.PASSED ? List.of(before) : List.of();
            start = new Start(ends, when(condition, Guard.After.SUCCESS), hears);
        }
        join(step.id(), Joining.LAST, IntStream.rangeClosed(1, all).toArray());
    }

    /** @return the ids of the steps that must be over before the branch is */
    private List<String> branch(int number, Start start, OnFailure onFailure, boolean judged) {
        String id = id(number);
        StepKind.Agent agent = several.agents().get(number - 1);
        Care care = new Care(step.care().retry(), step.care().timeout(), onFailure, Care.USUAL.compensate());
        made.add(new Step(id, agent.hearing(start.hears()), start.needs(), start.guard(), care));
        if (!judged && !agent.profile().proves()) {
            return List.of(id);
        }
        StepKind verify = new StepKind.Verify(
                agent.profile().accept(), id, agent.profile().repair());
        Guard proved = when(Conditions.succeeded(id), Guard.After.SUCCESS);
        Care once = new Care(Care.Retry.ONCE, Duration.ZERO, onFailure, Care.USUAL.compensate());
        made.add(new Step(id + ".verify", verify, List.of(id), proved, once));
        return List.of(id, id + ".verify");
    }

    /** Failed branches may fail; where the first was passed over, all were, for the step's own condition. */
    private void join(String id, Joining how, int[] numbers) {
        List<String> branches = IntStream.of(numbers).mapToObj(this::id).toList();
        List<String> needs = made.stream()
                .map(Step::id)
                .filter(made -> branches.contains(made) || branches.contains(made.replaceAll("\\.verify$", "")))
                .toList();
        Care care = new Care(
                Care.Retry.ONCE,
                Duration.ZERO,
                step.care().onFailure(),
                step.care().compensate());
        Guard guard = when(Conditions.begun(branches.getFirst()), Guard.After.SUCCESS);
        made.add(new Step(id, new StepKind.Join(how, branches), needs, guard, care));
    }

    private static Guard when(String condition, Guard.After after) {
        return new Guard(condition, after, Guard.Crowd.ANY);
    }

    private String id(int number) {
        return step.id() + "." + number;
    }
}
