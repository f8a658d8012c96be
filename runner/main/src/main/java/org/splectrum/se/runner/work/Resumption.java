package org.splectrum.se.runner.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.splectrum.se.runner.agent.SessionFiles;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.protocol.Continuation;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Message;

/** Brings workspace and session to where an earlier attempt left them. */
final class Resumption {
    private final Attempt attempt;
    private final Workspace workspace;
    private final Journal journal;

    Resumption(Attempt attempt, Workspace workspace, Journal journal) {
        this.attempt = attempt;
        this.workspace = workspace;
        this.journal = journal;
    }

    /** False, and said in the log, where this snapshot is not whole. */
    boolean restore(Continuation continuation) {
        SessionFiles files = attempt.sessionFiles();
        try {
            Path staging = Files.createTempDirectory(attempt.surroundings().temporary(), "session-");
            workspace.restore(continuation, staging);
            files.restore(staging);
            if (!files.holds(continuation.sessionId())) {
                throw new AttemptFailed(Failure.GIT_FAILED, "it holds no session " + continuation.sessionId());
            }
            journal.tell(new Message.Logged("going on from snapshot " + continuation.snapshot()));
            return true;
        } catch (AttemptFailed | IOException | UncheckedIOException e) {
            forget(continuation, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Undoes {@link #restore} where nothing can go on from there. */
    void forget(Continuation continuation, String why) {
        journal.tell(new Message.Logged("snapshot " + continuation.snapshot() + " is damaged: " + why));
        attempt.sessionFiles().remove();
        workspace.checkOutClean();
    }
}
