package org.splectrum.se.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se logs}. */
@Command(
        name = "logs",
        description = "Show what happened in a run, a line each: time, step and attempt, what.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class LogsCommand extends RemoteCommand {
    @Parameters(paramLabel = "RUN", description = "Its id, as fix-20260102-abc123.")
    private String run = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until the run is over: exit code 0 only where it succeeded.")
    private boolean follow;

    LogsCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        if (follow) {
            return ended(run, new Following(client, console).untilOver(checked(run)));
        }
        client.text("/api/runs/" + checked(run) + "/logs").lines().forEach(console::print);
        return new Outcome.Done();
    }
}
