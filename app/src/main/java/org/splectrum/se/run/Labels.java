package org.splectrum.se.run;

import java.util.List;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.LabelCommand;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Vocabulary;
import org.splectrum.se.workflow.Catalogs;

/** What labels ask for. Those that show a run's state cost no question to GitHub. */
final class Labels {
    private final Hearing hearing;
    private final Catalogs catalogs;

    Labels(Hearing hearing, Catalogs catalogs) {
        this.hearing = hearing;
        this.catalogs = catalogs;
    }

    void hear(Origin origin, String label) throws InterruptedException {
        if (LabelCommand.STATES.contains(label)) {
            return;
        }
        Vocabulary vocabulary = Hearing.vocabulary(catalogs.of(origin.place().home()));
        List<Command> commands = LabelCommand.of(label, vocabulary);
        if (!commands.isEmpty()) {
            hearing.hear(origin, commands.getFirst());
        }
    }
}
