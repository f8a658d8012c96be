package org.splectrum.se.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts in the steps that nobody has to write. */
final class Additions {
    private Additions() {}

    /** Whether the written steps prove what a step makes before it is published. */
    private enum Proof {
        ENOUGH,
        MISSING
    }

    /** One step fetches the repository, and every other is behind it. */
    static void prepare(Draft draft) {
        Optional<Step> written = draft.steps().stream()
                .filter(step -> step.kind() instanceof StepKind.Prepare)
                .findFirst();
        Step prepare = written.orElseGet(() -> new Step(free(draft, "prepare"), new StepKind.Prepare(), List.of()));
        Set<String> before = draft.graph().upstream(prepare.id());
        draft.put(prepare);
        draft.steps().stream()
                .filter(step ->
                        step.needs().isEmpty() && !step.id().equals(prepare.id()) && !before.contains(step.id()))
                .forEach(step -> draft.put(step.needing(List.of(prepare.id()))));
    }

    private static String free(Draft draft, String id) {
        return draft.ids().contains(id) ? id + ".first" : id;
    }

    /**
     * What an agent made is proved: by the agent's own commands, or by the repository's where the work is to be published and no
     * written step proves it.
     */
    static void verify(Draft draft) {
        Set<String> branches = draft.steps().stream()
                .filter(step -> step.kind() instanceof StepKind.Join)
                .flatMap(step -> ((StepKind.Join) step.kind()).branches().stream())
                .collect(Collectors.toSet());
        StepGraph graph = draft.graph();
        for (Step step : draft.steps()) {
            Proof wanted = hasBelow(draft, graph, step, Additions::publishes)
                            && !hasBelow(draft, graph, step, kind -> kind instanceof StepKind.Verify)
                    ? Proof.MISSING
                    : Proof.ENOUGH;
            if (!branches.contains(step.id())) {
                proof(step, wanted).ifPresent(kind -> draft.putBehind(step.id(), behind(draft, step, kind)));
            }
        }
    }

    private static Optional<StepKind> proof(Step step, Proof wanted) {
        if (step.kind() instanceof StepKind.Agent(var _, StepKind.Profile profile, var _, var _)) {
            StepKind verify = new StepKind.Verify(profile.accept(), step.id(), profile.repair());
            return profile.proves() || wanted == Proof.MISSING ? Optional.of(verify) : Optional.empty();
        }
        boolean joins = step.kind() instanceof StepKind.Join join && join.how() != Strategy.Joining.OUTPUTS;
        return joins && wanted == Proof.MISSING ? Optional.of(new StepKind.Verify()) : Optional.empty();
    }

    private static Step behind(Draft draft, Step step, StepKind kind) {
        boolean always = step.guard().equals(Guard.NONE) && step.care().onFailure() != Care.OnFailure.CONTINUE;
        String condition = always ? "" : Conditions.succeeded(Scope.local(draft.ids(), step.id()));
        Guard guard = new Guard(condition, Guard.After.SUCCESS, Guard.Crowd.ANY);
        Care care = new Care(Care.Retry.ONCE, Duration.ZERO, step.care().onFailure(), Care.USUAL.compensate());
        return new Step(step.id() + ".verify", kind, List.of(step.id()), guard, care);
    }

    private static boolean publishes(StepKind kind) {
        return kind instanceof StepKind.Publish || kind instanceof StepKind.PullRequest;
    }

    private static boolean hasBelow(Draft draft, StepGraph graph, Step step, Predicate<StepKind> kind) {
        return draft.steps().stream()
                .anyMatch(other ->
                        kind.test(other.kind()) && graph.upstream(other.id()).contains(step.id()));
    }

    /** Before a pull request is opened, all that it shows is pushed. */
    static void publish(Draft draft) {
        for (Step step : draft.steps()) {
            if (step.kind() instanceof StepKind.PullRequest && !pushed(draft, step)) {
                draft.putBefore(step.id(), step.id() + ".push", new StepKind.Publish());
            }
        }
    }

    private static boolean pushed(Draft draft, Step step) {
        StepGraph graph = draft.graph();
        Set<String> heads = Joins.heads(draft, step.id());
        return graph.upstream(step.id()).stream()
                .filter(id -> draft.step(id).kind() instanceof StepKind.Publish)
                .map(graph::upstream)
                .anyMatch(before -> before.containsAll(heads));
    }

    /** Before anything is pushed, it meets the newest base. */
    static void rebase(Draft draft) {
        for (Step step : draft.steps()) {
            Set<String> before = draft.graph().upstream(step.id());
            boolean met = before.stream().anyMatch(id -> draft.step(id).kind() instanceof StepKind.Rebase);
            if (step.kind() instanceof StepKind.Publish && !met) {
                draft.putBefore(step.id(), step.id() + ".rebase", new StepKind.Rebase());
            }
        }
    }

    /** What the workflow gives is worked out when all else went well. */
    static void outputs(Draft draft, Map<String, String> outputs) {
        if (!outputs.isEmpty()) {
            Set<String> ends = new TreeSet<>(draft.ids());
            draft.steps().forEach(step -> ends.removeAll(step.needs()));
            draft.put(new Step(Plan.OUTPUTS, new StepKind.Evaluate(outputs), List.copyOf(ends)));
        }
    }
}
