package org.splectrum.se.runner.work;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.splectrum.se.runner.agent.Agent;
import org.splectrum.se.runner.agent.SessionFiles;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.git.Snapshots;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.protocol.Continuation;
import org.splectrum.se.runner.protocol.Message;
import org.splectrum.se.runner.protocol.Readiness;
import org.splectrum.se.runner.protocol.Work;

/**
 * Leads the agent's conversation to its end: from the latest snapshot that is whole, or from its beginning. For one use.
 */
final class Conversation {
    /** Longer than Claude Code lets any one command of the agent's run. */
    private static final Duration SILENCE = Duration.ofMinutes(15);

    private final Attempt attempt;
    private final Work.Agent work;
    private final Workspace workspace;
    private final Journal journal;

    Conversation(Attempt attempt, Work.Agent work, Workspace workspace, Journal journal) {
        this.attempt = attempt;
        this.work = work;
        this.workspace = workspace;
        this.journal = journal;
    }

    /** Gives the agent's last words; nothing of the agent's runs any more then, nor where this fails. */
    String lead() {
        List<Continuation> continuations = work.session().continuations();
        if (continuations.isEmpty()) {
            return begin();
        }
        checkOut();
        Resumption resumption = new Resumption(attempt, workspace, journal);
        for (Continuation continuation : continuations) {
            if (!resumption.restore(continuation)) {
                continue;
            }
            try {
                return goOn(continuation);
            } catch (AttemptFailed e) {
                if (!SessionFiles.isUnknown(String.valueOf(e.getMessage()))) {
                    throw e;
                }
                resumption.forget(continuation, String.valueOf(e.getMessage()));
            }
        }
        journal.tell(new Message.Logged("no snapshot is whole: the agent begins anew"));
        return begin();
    }

    private String begin() {
        try (Agent agent = attempt.standby().begin(asked())) {
            checkOut();
            attempt.memory().awaitHidden();
            return converse(agent, work.prompt(), this::snapshots);
        }
    }

    private String goOn(Continuation continuation) {
        try (Agent agent = attempt.standby().goOn(asked(), continuation.sessionId())) {
            attempt.memory().awaitHidden();
            return converse(agent, continuation.words(), () -> snapshots().goingOnFrom(continuation.snapshot()));
        }
    }

    private void checkOut() {
        workspace.checkOut();
        journal.tell(new Message.Logged("checked out " + attempt.checkout().input()));
    }

    private Snapshots snapshots() {
        Surroundings places = attempt.surroundings();
        return Snapshots.of(places.workspace(), places.temporary(), attempt.checkout());
    }

    private Readiness.Agent asked() {
        return Readiness.Agent.of(attempt.order(), work);
    }

    private String converse(Agent agent, String words, Supplier<Snapshots> snapshots) {
        Snapshotting snapshotting = Snapshotting.start(attempt, work.session(), snapshots, journal);
        try {
            return agent.converse(words, journal, attempt.deadline(), SILENCE);
        } finally {
            agent.close();
            snapshotting.stop();
            Population.killEveryoneElse();
            snapshotting.finish();
        }
    }
}
