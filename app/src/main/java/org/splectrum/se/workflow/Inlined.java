package org.splectrum.se.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A called workflow's steps in the place of the call {@code c}: {@code c.in} holds its parameters, each of its steps is called
 * {@code c.<id>}, and {@code c} holds its outputs.
 */
final class Inlined {
    private final Step call;
    private final Workflow callee;

    Inlined(Step call, Workflow callee) {
        this.call = call;
        this.callee = callee;
    }

    List<Step> around(StepKind.Call written, List<Step> inner) {
        Map<String, String> values = new HashMap<>(callee.signature().defaults());
        values.putAll(written.with());
        List<Step> steps = new ArrayList<>();
        StepKind in = new StepKind.Evaluate(values, callee.signature().params());
        steps.add(new Step(call.id() + ".in", in, call.needs(), call.guard(), Care.USUAL));
        inner.forEach(step -> steps.add(placed(step)));
        Set<String> last = new HashSet<>();
        inner.forEach(step -> last.add(step.id()));
        inner.forEach(step -> last.removeAll(step.needs()));
        List<String> ends = inner.stream()
                .map(Step::id)
                .filter(last::contains)
                .map(this::id)
                .toList();
        Guard guard = new Guard(entered(), Guard.After.SUCCESS, Guard.Crowd.ANY);
        StepKind out = new StepKind.Evaluate(callee.signature().outputs());
        steps.add(new Step(call.id(), out, ends, guard, Care.USUAL));
        return steps;
    }

    private Step placed(Step step) {
        List<String> needs = step.needs().isEmpty()
                ? List.of(call.id() + ".in")
                : step.needs().stream().map(this::id).toList();
        Guard guard = step.guard();
        Guard.Crowd crowd = guard.crowd().group().isEmpty()
                ? guard.crowd()
                : new Guard.Crowd(id(guard.crowd().group()), guard.crowd().most());
        String condition = Conditions.both(entered(), guard.condition());
        return new Step(
                id(step.id()), placed(step.kind()), needs, new Guard(condition, guard.after(), crowd), step.care());
    }

    /** The repository is fetched already. */
    private StepKind placed(StepKind kind) {
        return switch (kind) {
            case StepKind.Prepare prepare -> new StepKind.Evaluate(Map.of());
            case StepKind.Agent agent -> agent.hearing(ids(agent.hears()));
            case StepKind.Join(Strategy.Joining how, List<String> branches) -> new StepKind.Join(how, ids(branches));
            case StepKind.Verify(List<String> accept, String of, int repair) ->
                new StepKind.Verify(accept, of.isEmpty() ? of : id(of), repair);
            case StepKind.Several several -> several;
            case StepKind.Run run -> run;
            case StepKind.Rebase rebase -> rebase;
            case StepKind.Publish publish -> publish;
            case StepKind.PullRequest pull -> pull;
            case StepKind.Review review -> review;
            case StepKind.Comment comment -> comment;
            case StepKind.Approve approve -> approve;
            case StepKind.Call inner -> inner;
            case StepKind.Evaluate evaluate -> evaluate;
        };
    }

    /** Where the call itself has conditions, its steps hold only if they did. */
    private String entered() {
        return call.guard().equals(Guard.NONE) ? "" : Conditions.succeeded("in");
    }

    private List<String> ids(List<String> inner) {
        return inner.stream().map(this::id).toList();
    }

    private String id(String inner) {
        return call.id() + "." + inner;
    }
}
