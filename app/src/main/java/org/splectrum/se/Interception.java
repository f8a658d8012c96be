package org.splectrum.se;

import org.splectrum.se.intake.Deliveries;
import org.splectrum.se.intake.Inbox;
import org.splectrum.se.run.Backlog;
import org.splectrum.se.run.Performer;
import org.splectrum.se.run.Replies;
import org.splectrum.se.run.RunStore;
import org.splectrum.se.steps.AttemptLog;
import org.splectrum.se.steps.ContainerEdges;
import org.splectrum.se.steps.RecordShelf;

/** Where a server's parts meet. What is put in between sees all that passes there; by itself each joint is plain. */
interface Interception {
    default Deliveries deliveries(Deliveries deliveries) {
        return deliveries;
    }

    default Inbox inbox(Inbox inbox) {
        return inbox;
    }

    default Replies replies(Replies replies) {
        return replies;
    }

    default RunStore runs(RunStore runs) {
        return runs;
    }

    default Backlog backlog(Backlog backlog) {
        return backlog;
    }

    default Performer performer(Performer performer) {
        return performer;
    }

    default AttemptLog attempts(AttemptLog attempts) {
        return attempts;
    }

    default RecordShelf records(RecordShelf records) {
        return records;
    }

    default ContainerEdges containers(ContainerEdges containers) {
        return containers;
    }
}
