package org.splectrum.se.runner.work;

import java.util.List;
import org.splectrum.se.runner.conflict.Resolver;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.git.Rebase;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** Brings together what several branches made. */
final class MergeWork {
    private MergeWork() {}

    static Outcome perform(Attempt attempt, Work.Merge work, Journal journal) {
        Workspace workspace = attempt.createWorkspace();
        Resolver resolver = Resolutions.of(attempt, work.resolving(), journal);
        return switch (Rebase.merge(workspace, work.heads(), resolver)) {
            case Rebase.Stopped stopped -> new Outcome.Conflicted(stopped.files(), stopped.reasons());
            case Rebase.Done done -> {
                Resolutions.push(attempt, workspace, resolver, done.commit());
                yield new Outcome.Rebased(done.commit(), List.of(), resolver.resolved());
            }
        };
    }
}
