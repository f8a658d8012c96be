package org.splectrum.se.runner.work;

import java.util.List;
import org.splectrum.se.runner.conflict.Resolver;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.git.Rebase;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** Brings the input's commits onto the newest base and, where that made new files, runs the commands on them. */
final class RebaseWork {
    private RebaseWork() {}

    static Outcome perform(Attempt attempt, Work.Rebase work, Journal journal) {
        Workspace workspace = attempt.createWorkspace();
        Resolver resolver = Resolutions.of(attempt, work.resolving(), journal);
        return switch (Rebase.perform(workspace, work, resolver)) {
            case Rebase.Stopped stopped -> new Outcome.Conflicted(stopped.files(), stopped.reasons());
            case Rebase.Done done -> {
                // Before the commands: they are the repository's, and nothing foreign may run where the token is in
                // use.
                Resolutions.push(attempt, workspace, resolver, done.commit());
                List<String> commands = done.tree() == Rebase.Tree.NEW ? work.commands() : List.of();
                yield new Outcome.Rebased(
                        done.commit(), Acceptance.run(attempt, commands, journal), resolver.resolved());
            }
        };
    }
}
