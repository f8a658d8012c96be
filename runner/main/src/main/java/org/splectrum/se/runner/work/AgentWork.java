package org.splectrum.se.runner.work;

import java.util.Optional;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.git.Harvest;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** Lets the agent work, then takes in what it changed. */
final class AgentWork {
    /** A first line of just this declares the rest to be the answer that was asked for. */
    private static final String ANSWER = "ANSWER";

    private AgentWork() {}

    static Outcome perform(Attempt attempt, Work.Agent work, Journal journal) {
        Workspace workspace = attempt.createWorkspace();
        String lastWords = new Conversation(attempt, work, workspace, journal).lead();
        Surroundings places = attempt.surroundings();
        Harvest harvest = Harvest.of(places.workspace(), places.temporary(), attempt.checkout(), attempt.deadline());
        for (String folder : harvest.gather()) {
            journal.tell(new Message.Logged("left out, for it is a repository of its own: " + folder));
        }
        Optional<String> commit = harvest.commit(work.commitTitle());
        if (commit.isEmpty()) {
            return withoutChange(lastWords);
        }
        harvest.push(attempt.remote(), commit.get());
        return new Outcome.Committed(commit.get(), lastWords);
    }

    private static Outcome withoutChange(String lastWords) {
        String text = lastWords.strip();
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        return first.strip().equals(ANSWER)
                ? new Outcome.Answered(end < 0 ? "" : text.substring(end).strip())
                : new Outcome.Unchanged(lastWords);
    }
}
