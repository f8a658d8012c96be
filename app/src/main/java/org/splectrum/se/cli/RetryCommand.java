package org.splectrum.se.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se retry}. */
@Command(
        name = "retry",
        description = "Do a step of a run and all that needs it once more.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class RetryCommand extends RemoteCommand {
    @Parameters(paramLabel = "RUN", description = "Its id, as fix-20260102-abc123.")
    private String run = "";

    @Option(
            names = "--from",
            paramLabel = "STEP",
            description = "Id of the step; without it those that did not reach their end.")
    private String from = "";

    RetryCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        return act(client, console, run, new Deed("retry", Map.of("from", from)));
    }
}
