package org.splectrum.se.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se bench}. */
@Command(
        name = "bench",
        description = "Measure SE on this machine, as ratios within one run.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class BenchCommand implements Callable<Integer> {
    private final Commands.Bench bench;
    private final Console console;
    private final Exits exits;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "What to measure; “list” shows all. Without it, all that need no file.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one line of JSON for each.")
    private boolean json;

    BenchCommand(Commands.Bench bench, Console console, Exits exits) {
        this.bench = bench;
        this.console = console;
        this.exits = exits;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Choice> all = bench.benchmarks();
        if (names.equals(List.of("list"))) {
            Choices.print(all, console);
            return exits.of(new Outcome.Done());
        }
        List<String> problems = Choices.problems("benchmark", names, all);
        if (!problems.isEmpty()) {
            return exits.of(new Outcome.WrongUse(problems));
        }
        List<String> chosen = names.isEmpty() ? bench.usual() : names;
        return exits.of(bench.measure(chosen, json ? Commands.Format.JSON : Commands.Format.TEXT, console));
    }
}
