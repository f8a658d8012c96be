package org.splectrum.se.runner.work;

import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.git.Remote;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Limits;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Work;

/**
 * One attempt at an order: everything that its work needs.
 *
 * @param modelUrl where the agent finds the Messages API
 * @param deadline of the whole attempt
 */
public record Attempt(
        Surroundings surroundings,
        Checkout checkout,
        Limits limits,
        Remote remote,
        String modelUrl,
        Deadline deadline) {

    /** Does the work to its outcome; whatever goes wrong is an outcome too. */
    public Outcome carryOut(Work work, Journal journal) {
        try {
            return switch (work) {
                case Work.Agent agent -> AgentWork.perform(this, agent, journal);
                case Work.Verify verify -> VerifyWork.perform(this, verify, journal);
                case Work.Rebase rebase -> RebaseWork.perform(this, rebase, journal);
            };
        } catch (AttemptFailed e) {
            return Disk.blamed(surroundings, e.outcome());
        } catch (RuntimeException e) {
            return new Outcome.Failed(Failure.RUNNER_BROKEN, String.valueOf(e));
        }
    }

    Workspace createWorkspace() {
        return Workspace.create(surroundings.workspace(), remote, checkout, deadline);
    }
}
