package org.splectrum.se.runner.work;

import java.util.List;
import org.splectrum.se.runner.git.Rebase;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** Brings together what several branches made. */
final class MergeWork {
    private MergeWork() {}

    static Outcome perform(Attempt attempt, Work.Merge work) {
        Workspace workspace = attempt.createWorkspace();
        return switch (Rebase.merge(workspace, work.heads())) {
            case Rebase.Stopped stopped -> new Outcome.Conflicted(stopped.files());
            case Rebase.Done done -> {
                workspace.push(done.commit());
                yield new Outcome.Rebased(done.commit(), List.of());
            }
        };
    }
}
