package org.splectrum.se.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.workflow.StepKind;

/** Which acceptance commands a run has to pass. Pure. */
public final class AcceptanceCommands {
    private AcceptanceCommands() {}

    /** What this step runs: its own commands; else the repository's, and all that was demanded before it. */
    public static List<String> of(Run run, String verify) {
        List<String> own = own(run, verify);
        if (!own.isEmpty()) {
            return own;
        }
        return Stream.concat(run.request().config().accept().stream(), verified(run, verify).stream())
                .distinct()
                .toList();
    }

    /** What must have passed on that which this step builds on; where nothing verified it, the repository's commands. */
    public static List<String> before(Run run, String step) {
        boolean unverified = verifies(run, step).findAny().isEmpty();
        return unverified ? run.request().config().accept() : verified(run, step);
    }

    private static List<String> verified(Run run, String step) {
        return verifies(run, step)
                .flatMap(verify -> of(run, verify.step().id()).stream())
                .distinct()
                .toList();
    }

    private static Stream<StepProgress> verifies(Run run, String step) {
        Set<String> left = leftOut(run);
        return run.upstream(step).steps().stream()
                .filter(each -> each.step().kind() instanceof StepKind.Verify)
                .filter(each -> !(each.progress() instanceof Progress.Skipped))
                .filter(each -> !left.contains(((StepKind.Verify) each.step().kind()).of()));
    }

    private static List<String> own(Run run, String verify) {
        return run.step(verify)
                .map(step -> step.step().kind())
                .filter(StepKind.Verify.class::isInstance)
                .map(kind -> ((StepKind.Verify) kind).accept())
                .orElse(List.of());
    }

    /** Branches whose work no join took: nothing of theirs is in what follows. */
    private static Set<String> leftOut(Run run) {
        Set<String> branches = new LinkedHashSet<>();
        Set<String> taken = new LinkedHashSet<>();
        for (StepProgress step : run.steps()) {
            if (step.step().kind() instanceof StepKind.Join join
                    && step.progress().result() instanceof Result.Joined joined) {
                branches.addAll(join.branches());
                taken.addAll(joined.from());
            }
        }
        return branches.stream().filter(branch -> !taken.contains(branch)).collect(Collectors.toSet());
    }
}
