package org.splectrum.se.runner.work;

import java.util.List;
import org.splectrum.se.runner.conflict.Resolver;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.git.Rebase;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Resolution;
import org.splectrum.se.runner.protocol.Work;

/** Brings together what several branches made and, where they were in conflict, runs the commands on it. */
final class MergeWork {
    private MergeWork() {}

    static Outcome perform(Attempt attempt, Work.Merge work, Journal journal) {
        Workspace workspace = attempt.createWorkspace();
        Resolver resolver = Resolutions.of(attempt, work.resolving(), journal);
        return switch (Rebase.merge(workspace, work.heads(), resolver)) {
            case Rebase.Stopped stopped -> new Outcome.Conflicted(stopped.files(), stopped.reasons());
            case Rebase.Done done -> {
                // Before the commands, as in a rebase.
                Resolutions.push(attempt, workspace, resolver, done.commit());
                List<Resolution> resolved = resolver.resolved();
                List<String> commands = resolved.isEmpty() ? List.of() : work.commands();
                yield new Outcome.Rebased(done.commit(), Acceptance.run(attempt, commands, journal), resolved);
            }
        };
    }
}
