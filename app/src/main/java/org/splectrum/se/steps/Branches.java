package org.splectrum.se.steps;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Problem;
import org.splectrum.se.run.Progress;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.run.StepProgress;

/**
 * What a join finds before it: the branches, in the order of the file. A branch went well where it is done, and where there is a
 * step that verifies it, that too. Pure.
 */
record Branches(Run run, List<StepProgress> all) {
    private static final String VERIFY = ".verify";

    Branches {
        all = List.copyOf(all);
    }

    static Branches of(Run run, List<String> ids) {
        return new Branches(
                run, ids.stream().flatMap(id -> run.step(id).stream()).toList());
    }

    /** Those that went well. */
    List<StepProgress> good() {
        return all.stream().filter(this::wentWell).toList();
    }

    /** The first that did not, and why; empty where all went well or had nothing to do. */
    Optional<Problem> failure() {
        return all.stream()
                .filter(branch -> !wentWell(branch) && !(branch.progress() instanceof Progress.Skipped))
                .findFirst()
                .map(branch -> problem(branch.step().id())
                        .or(() -> problem(branch.step().id() + VERIFY))
                        .map(problem -> new Problem(
                                problem.cause(), branch.step().id() + ": " + problem.detail(), problem.files()))
                        .orElseGet(() -> Problem.of(
                                Problem.Cause.AGENT_FAILED, branch.step().id() + " did not come to its end.")));
    }

    /** The commit that they began on. */
    CommitId start() {
        return run.upstream(all.getFirst().step().id()).commit().orElseThrow();
    }

    /** What the branch stands for: its commit, or where it only answered, what was there before it. */
    CommitId commit(StepProgress branch) {
        return branch.progress()
                .result()
                .output()
                .orElseGet(() -> run.upstream(branch.step().id()).commit().orElseThrow());
    }

    /** What they said, each behind its id. */
    static String words(List<StepProgress> branches) {
        return branches.stream()
                .filter(branch -> !AgentWords.said(branch.progress().result()).isBlank())
                .map(branch -> "**" + branch.step().id() + ":**\n\n"
                        + AgentWords.said(branch.progress().result()).strip())
                .collect(Collectors.joining("\n\n"));
    }

    private boolean wentWell(StepProgress branch) {
        Progress proof = run.progress(branch.step().id() + VERIFY);
        boolean unproved = run.step(branch.step().id() + VERIFY).isEmpty();
        return branch.progress() instanceof Progress.Done
                && (unproved || proof instanceof Progress.Done || proof instanceof Progress.Skipped);
    }

    private Optional<Problem> problem(String step) {
        return run.progress(step) instanceof Progress.Failed failed ? Optional.of(failed.problem()) : Optional.empty();
    }

    /** The work of these, as one. */
    Result.Joined joined(CommitId commit, List<StepProgress> from, String words) {
        return new Result.Joined(
                commit, from.stream().map(branch -> branch.step().id()).toList(), words);
    }
}
