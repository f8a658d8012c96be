package org.splectrum.se.runner.work;

import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/** Runs the commands on the input commit. */
final class VerifyWork {
    private VerifyWork() {}

    static Outcome perform(Attempt attempt, Work.Verify work, Journal journal) {
        attempt.createWorkspace().checkOut();
        return new Outcome.Verified(Acceptance.run(attempt, work.commands(), journal));
    }
}
