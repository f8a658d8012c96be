package org.splectrum.se.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code se serve}. */
@Command(
        name = "serve",
        description =
                "Run the server. It is configured by the environment, over se.yml, over defaults: docs/operating.md.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class ServeCommand implements Callable<Integer> {
    private final Commands.Serve serve;
    private final Console console;
    private final Exits exits;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; without it se.yml in the working folder, where there is one.")
    private String config = "";

    ServeCommand(Commands.Serve serve, Console console, Exits exits) {
        this.serve = serve;
        this.console = console;
        this.exits = exits;
    }

    @Override
    public Integer call() throws InterruptedException {
        return exits.of(serve.run(config, console));
    }
}
