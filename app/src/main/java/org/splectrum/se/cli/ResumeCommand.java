package org.splectrum.se.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se resume}. */
@Command(
        name = "resume",
        description = "Let a run go on.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class ResumeCommand extends RemoteCommand {
    @Parameters(paramLabel = "RUN", description = "Its id, as fix-20260102-abc123.")
    private String run = "";

    @Option(names = "--answer", paramLabel = "TEXT", description = "What to answer, where it asks something.")
    private String answer = "";

    ResumeCommand(Line line) {
        super(line);
    }

    @Override
    Outcome run(Client client, Console console) throws Client.Trouble, InterruptedException {
        return act(client, console, run, new Deed("resume", Map.of("answer", answer)));
    }
}
