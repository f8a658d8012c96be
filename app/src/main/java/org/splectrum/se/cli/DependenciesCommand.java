package org.splectrum.se.cli;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code se dependencies}. */
@Command(
        name = "dependencies",
        description = {
            "Ask OSV whether vulnerabilities are known in what this build is made of; a line each.",
            "Exit code 1 where there are some, and where nobody could be asked."
        },
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class DependenciesCommand implements Callable<Integer> {
    private final Commands.Dependencies dependencies;
    private final Console console;
    private final Exits exits;

    @Option(
            names = "--osv",
            paramLabel = "URL",
            description = "Where OSV's API is (default: ${DEFAULT-VALUE}).",
            defaultValue = "https://api.osv.dev")
    private URI database = URI.create("https://api.osv.dev");

    @Option(
            names = "--accept",
            paramLabel = "ID",
            description = "One that is known and does not concern SE; may be repeated.")
    private Set<String> accepted = Set.of();

    DependenciesCommand(Commands.Dependencies dependencies, Console console, Exits exits) {
        this.dependencies = dependencies;
        this.console = console;
        this.exits = exits;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!Set.of("http", "https").contains(String.valueOf(database.getScheme())) || database.getHost() == null) {
            return exits.of(new Outcome.WrongUse(
                    List.of("--osv “" + database + "” is no address. Give it as https://api.osv.dev")));
        }
        return exits.of(dependencies.check(database, accepted, console));
    }
}
