package org.splectrum.se.runner.work;

import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.git.Workspace;
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
        return Crop.bringIn(attempt, work.commitTitle(), journal)
                .<Outcome>map(commit -> new Outcome.Committed(commit, lastWords))
                .orElseGet(() -> withoutChange(lastWords));
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
