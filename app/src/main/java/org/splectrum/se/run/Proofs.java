package org.splectrum.se.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.runner.protocol.CommandResult;

/** Which acceptance commands ran on a commit's files, and how they ended. Pure. */
public final class Proofs {
    private Proofs() {}

    /** Of this commit: on itself, or on the one before its rebase where that, by its contract, changed no file. */
    public static List<CommandResult> of(Run run, CommitId commit) {
        Set<CommitId> same = new HashSet<>(Set.of(commit));
        List<CommandResult> proofs = new ArrayList<>();
        for (StepProgress step : run.steps()) {
            if (step.progress().result() instanceof Result.Rebased rebased
                    && rebased.commit().equals(commit)) {
                proofs.addAll(rebased.results());
                if (rebased.results().isEmpty()) {
                    run.upstream(step.step().id()).commit().ifPresent(same::add);
                }
            }
        }
        for (StepProgress step : run.steps()) {
            if (step.progress().result() instanceof Result.Verified verified && same.contains(verified.commit())) {
                proofs.addAll(verified.results());
            }
        }
        return List.copyOf(proofs);
    }

    /** Those that say most about the run as it is now: of its last commit, else the last that ran; empty where none did. */
    public static List<CommandResult> latest(Run run) {
        Optional<CommitId> last = run.result(Result.Published.class)
                .map(Result.Published::made)
                .or(() -> run.result(Result.Rebased.class).map(Result.Rebased::commit));
        List<CommandResult> proofs = last.map(commit -> of(run, commit)).orElse(List.of());
        return proofs.isEmpty()
                ? run.result(Result.Verified.class)
                        .map(verified -> of(run, verified.commit()))
                        .orElse(List.of())
                : proofs;
    }
}
