package org.splectrum.se.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code se undo}. */
@Command(
        name = "undo",
        description = "Take back what a run did on GitHub.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class UndoCommand extends RemoteCommand {
    @Parameters(paramLabel = "RUN", description = "Its id, as fix-20260102-abc123.")
    private String run = "";

    UndoCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        return act(client, console, run, new Deed("undo", Map.of()));
    }
}
