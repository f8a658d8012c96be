package org.splectrum.se.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code se cancel}. */
@Command(
        name = "cancel",
        description = "Stop a run for good.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class CancelCommand extends RemoteCommand {
    @Parameters(paramLabel = "RUN", description = "Its id, as fix-20260102-abc123.")
    private String run = "";

    CancelCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        return act(client, console, run, new Deed("cancel", Map.of()));
    }
}
