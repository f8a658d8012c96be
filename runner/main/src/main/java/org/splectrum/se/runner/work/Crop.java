package org.splectrum.se.runner.work;

import java.util.Optional;
import org.splectrum.se.runner.gateway.Journal;
import org.splectrum.se.runner.git.Harvest;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.protocol.Message;

/** What an agent or a command left in the workspace becomes a commit on the attempt's ref. */
final class Crop {
    private Crop() {}

    /** Ends every process but the runner first. @return the commit; empty where no file differs from the input's */
    static Optional<String> bringIn(Attempt attempt, String title, Journal journal) {
        Population.killEveryoneElse();
        Surroundings places = attempt.surroundings();
        Harvest harvest = Harvest.of(places.workspace(), places.temporary(), attempt.checkout(), attempt.deadline());
        for (String folder : harvest.gather()) {
            journal.tell(new Message.Logged("left out, for it is a repository of its own: " + folder));
        }
        Optional<String> commit = harvest.commit(title);
        commit.ifPresent(made -> harvest.push(attempt.remote(), made));
        return commit;
    }
}
