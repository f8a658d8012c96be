package org.splectrum.se.steps.text;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.splectrum.se.run.Changes;
import org.splectrum.se.run.Proofs;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.CommandResult;

/** What a run's steps found, as tables and lists of Markdown. Pure. */
public final class Findings {
    private static final int COMMANDS = 20;
    private static final int FILES = 40;
    private static final int COMMAND_LENGTH = 200;
    private static final int PATH_LENGTH = 200;

    private Findings() {}

    /** The acceptance commands that ran last: after the rebase, or else before it; empty where none ran. */
    public static List<CommandResult> proofs(Run run) {
        return Proofs.latest(run);
    }

    /** A table with a row for each command. */
    public static String table(List<CommandResult> results) {
        return "| | Command | Result | Took |\n|---|---|---|---|\n"
                + results.stream().limit(COMMANDS).map(Findings::row).collect(Collectors.joining("\n"))
                + more(results.size() - COMMANDS, "\n\n", "commands");
    }

    /**
     * What the commands printed last, each folded away.
     *
     * @param most characters of each
     */
    public static String outputs(List<CommandResult> results, int most) {
        return IntStream.range(0, Math.min(results.size(), COMMANDS))
                .filter(index -> !results.get(index).outputTail().isBlank())
                .mapToObj(index -> output(index, results.get(index), most))
                .collect(Collectors.joining("\n\n"));
    }

    /** A list of the files and how many lines they differ in. */
    public static String changes(Changes changes) {
        return changes.files().isEmpty()
                ? "No file."
                : files(changes.files()) + "\n\n" + lines(changes.insertions()) + " added, " + changes.deletions()
                        + " removed.";
    }

    /** A list of paths. */
    public static String files(List<String> paths) {
        return paths.stream()
                        .limit(FILES)
                        .map(path -> "- " + Untrusted.code(path, PATH_LENGTH))
                        .collect(Collectors.joining("\n"))
                + more(paths.size() - FILES, "\n- ", "files");
    }

    private static String row(CommandResult result) {
        String verdict = result.passed() ? "passed" : "failed with " + result.exitCode();
        return "| " + (result.passed() ? "✅" : "❌") + " | " + Untrusted.cell(result.command(), COMMAND_LENGTH) + " | "
                + verdict + " | " + Amounts.duration(Duration.ofMillis(result.millis())) + " |";
    }

    private static String output(int index, CommandResult result, int most) {
        return "<details><summary>What command " + (index + 1) + " printed last</summary>\n\n"
                + Untrusted.block(Cut.end(result.outputTail().strip(), most)) + "\n\n</details>";
    }

    private static String lines(int count) {
        return count == 1 ? "1 line" : count + " lines";
    }

    private static String more(int count, String before, String what) {
        return count > 0 ? before + "and " + count + " more " + what : "";
    }
}
