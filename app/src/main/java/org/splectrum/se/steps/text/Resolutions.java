package org.splectrum.se.steps.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.Resolution;

/** How the conflicts of a run were resolved, as Markdown. Pure. */
public final class Resolutions {
    private static final int FILES = 40;
    private static final int PATH = 200;
    private static final int REASON = 300;
    private static final String REMEMBERED = Resolution.MEMORY + " of ";

    private Resolutions() {}

    /** All of a run, in the order in which they were resolved. */
    public static List<ResolvedFile> of(Run run) {
        return run.steps().stream()
                .flatMap(step -> of(step.progress().result()).stream())
                .toList();
    }

    private static List<ResolvedFile> of(Result result) {
        if (result instanceof Result.Rebased rebased) {
            return rebased.resolved();
        }
        return result instanceof Result.Joined joined ? joined.resolved() : List.of();
    }

    /** A table with a row for each file. */
    public static String table(List<ResolvedFile> files) {
        String more = files.size() > FILES ? "\n\nand " + (files.size() - FILES) + " more files" : "";
        return "| File | Verdict | Resolved by | Why |\n|---|---|---|---|\n"
                + files.stream().limit(FILES).map(Resolutions::row).collect(Collectors.joining("\n")) + more;
    }

    private static String row(ResolvedFile file) {
        return "| " + Untrusted.cell(file.path(), PATH) + " | " + file.verdict().key() + " | " + rungs(file.rung())
                + " | " + Untrusted.line(String.join(" ", file.reasons()), REASON) + " |";
    }

    /** What resolved it, for people: the ways of its hunks, where they differ. */
    public static String rungs(String rungs) {
        return Stream.of(rungs.split(", ")).map(Resolutions::rung).collect(Collectors.joining(", "));
    }

    private static String rung(String rung) {
        if (rung.startsWith(REMEMBERED)) {
            return "the memory of run " + Untrusted.line(rung.substring(REMEMBERED.length()), PATH);
        }
        return switch (rung) {
            case Resolution.CLAUDE -> "Claude";
            case Resolution.PERSON -> "a person's decision";
            case Resolution.REGENERATED -> "being made anew by a command";
            case "same_change" -> "both sides doing the same";
            case "versions" -> "the higher version";
            default -> Untrusted.line(rung.replace('_', ' ').toLowerCase(Locale.ROOT), PATH);
        };
    }
}
