package org.splectrum.se.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code se bench-merges}. */
@Command(
        name = "bench-merges",
        description = "Replay merges that people resolved: what the gate and the rungs below a model say of them.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLines.Version.class)
final class BenchMergesCommand implements Callable<Integer> {
    private final Commands.BenchMerges bench;
    private final Console console;
    private final Exits exits;

    @Parameters(
            paramLabel = "REPO|FILE.jsonl.gz",
            description = "A local clone, or conflicts in a compressed file of JSON lines.")
    private String source = "";

    @Option(names = "--since", paramLabel = "DATE", description = "Leave out merges before this day, as 2026-01-31.")
    private String since = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Conflicts at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    BenchMergesCommand(Commands.BenchMerges bench, Console console, Exits exits) {
        this.bench = bench;
        this.console = console;
        this.exits = exits;
    }

    @Override
    public Integer call() throws InterruptedException {
        Commands.Replay replay = new Commands.Replay(source, since, limit);
        return exits.of(bench.replay(replay, json ? Commands.Format.JSON : Commands.Format.TEXT, console));
    }
}
