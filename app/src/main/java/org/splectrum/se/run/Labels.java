package org.splectrum.se.run;

import java.util.List;
import org.splectrum.se.command.Command;
import org.splectrum.se.command.LabelCommand;
import org.splectrum.se.command.Origin;
import org.splectrum.se.command.Vocabulary;
import org.splectrum.se.intake.GitHubEvent;
import org.splectrum.se.intake.Scene;
import org.splectrum.se.model.Person;
import org.splectrum.se.model.Place;
import org.splectrum.se.workflow.Catalogs;

/** What labels ask for. Those that show a run's state cost no question to GitHub. */
final class Labels {
    private final CommandHandler commandHandler;
    private final Catalogs catalogs;

    Labels(CommandHandler commandHandler, Catalogs catalogs) {
        this.commandHandler = commandHandler;
        this.catalogs = catalogs;
    }

    /** @param key the same for the same labelling */
    void hear(String key, GitHubEvent.Labelled put, Scene scene) throws InterruptedException {
        hear(origin(key, put.place(), put.title(), put.sender(), put.label()).in(scene), put.label());
    }

    /** Nothing where it is not about a label that was put on. */
    void hear(String key, GitHubEvent.PullRequestChanged pull, Scene scene) throws InterruptedException {
        String label = pull.change().label();
        if (pull.change().action().equals("labeled")) {
            hear(origin(key, pull.place(), pull.title(), pull.sender(), label).in(scene), label);
        }
    }

    private static Origin origin(String key, Place place, String title, Person sender, String label) {
        return new Origin(key, place, title, sender, 0, new Origin.Event("label", label, ""));
    }

    private void hear(Origin origin, String label) throws InterruptedException {
        if (LabelCommand.STATES.contains(label)) {
            return;
        }
        Vocabulary vocabulary =
                CommandHandler.vocabulary(catalogs.of(origin.place().home()));
        List<Command> commands = LabelCommand.of(label, vocabulary);
        if (!commands.isEmpty()) {
            commandHandler.hear(origin, commands.getFirst());
        }
    }
}
