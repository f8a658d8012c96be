package org.splectrum.se.runner.work;

import org.splectrum.se.runner.agent.SessionFiles;
import org.splectrum.se.runner.gateway.Forwarder;
import org.splectrum.se.runner.gateway.Gateway;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.gateway.SnapshotRefs;
import org.splectrum.se.runner.git.Remote;
import org.splectrum.se.runner.git.Workspace;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Memory;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Order;
import org.splectrum.se.runner.protocol.Outcome;
import org.splectrum.se.runner.protocol.Routes;
import org.splectrum.se.runner.protocol.Work;

/**
 * One attempt at an order: everything that its work needs.
 *
 * @param forwarder the way to the repository
 * @param standby has the agent, where one is needed
 * @param memory to be hidden before anything foreign runs
 * @param deadline of the whole attempt
 */
public record Attempt(
        Surroundings surroundings,
        Order order,
        Forwarder forwarder,
        Standby standby,
        Memory memory,
        Deadline deadline) {

    /** Does the work to its outcome; whatever goes wrong is an outcome too. */
    public Outcome carryOut(Journal journal) {
        try {
            return switch (order.work()) {
                case Work.Agent agent -> AgentWork.perform(this, agent, journal);
                case Work.Verify verify -> VerifyWork.perform(this, verify, journal);
                case Work.Rebase rebase -> RebaseWork.perform(this, rebase, journal);
                case Work.Run run -> RunWork.perform(this, run, journal);
                case Work.Merge merge -> MergeWork.perform(this, merge, journal);
            };
        } catch (AttemptFailed e) {
            return Disk.blamed(surroundings, e.outcome());
        } catch (RuntimeException e) {
            return new Outcome.Failed(Failure.RUNNER_BROKEN, String.valueOf(e));
        }
    }

    Workspace createWorkspace() {
        return Workspace.create(surroundings.workspace(), remote(), checkout(), deadline);
    }

    Checkout checkout() {
        return order.checkout();
    }

    SessionFiles sessionFiles() {
        return new SessionFiles(surroundings.home());
    }

    SnapshotRefs snapshotRefs() {
        return new SnapshotRefs(new Gateway(surroundings.socket()), order.token());
    }

    Remote remote() {
        return new Remote(forwarder.url(Routes.REPOSITORY), order.token());
    }
}
