package org.splectrum.se.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.runner.protocol.Resolution;
import org.splectrum.se.steps.text.Untrusted;

/** What became of conflicts with the base, and between branches. Pure. */
final class ConflictText {
    private static final int FILES = 40;
    private static final int PATH = 200;
    private static final int REASON = 300;
    private static final int TITLE = 120;
    private static final String REMEMBERED = Resolution.MEMORY + " of ";

    private ConflictText() {}

    /** All of a run, in the order in which they were resolved. */
    static List<ResolvedFile> resolved(Run run) {
        return run.steps().stream()
                .flatMap(step -> resolved(step.progress().result()).stream())
                .toList();
    }

    private static List<ResolvedFile> resolved(Result result) {
        if (result instanceof Result.Rebased rebased) {
            return rebased.resolved();
        }
        return result instanceof Result.Joined joined ? joined.resolved() : List.of();
    }

    /** Empty where there was none, and nothing became of any commit. */
    static String of(Run run) {
        List<ResolvedFile> files = resolved(run);
        String commits = CommitText.of(run);
        return Stream.of(files.isEmpty() ? "" : table(files), commits, leftOut(run))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String table(List<ResolvedFile> files) {
        String more = files.size() > FILES ? "\n\nand " + (files.size() - FILES) + " more files" : "";
        return "#### How conflicts were resolved\n\n| File | Verdict | Resolved by | Why |\n|---|---|---|---|\n"
                + files.stream().limit(FILES).map(ConflictText::row).collect(Collectors.joining("\n")) + more;
    }

    private static String row(ResolvedFile file) {
        return "| " + Untrusted.cell(file.path(), PATH) + " | " + file.verdict().key() + " | " + rungs(file.rung())
                + " | " + Untrusted.line(String.join(" ", file.reasons()), REASON) + " |";
    }

    /** What resolved it, for people: the ways of its hunks, where they differ. */
    static String rungs(String rungs) {
        return Stream.of(rungs.split(", ")).map(ConflictText::rung).collect(Collectors.joining(", "));
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

    /** Earlier versions told no more of commits. */
    private static String leftOut(Run run) {
        List<String> titles = run.result(Result.Rebased.class)
                .filter(rebased -> rebased.commits().isEmpty())
                .map(Result.Rebased::leftOut)
                .orElse(List.of());
        return titles.isEmpty()
                ? ""
                : "Left out, because nothing of them was left to do:\n"
                        + titles.stream()
                                .limit(FILES)
                                .map(title -> "\n- " + Untrusted.code(title, TITLE))
                                .collect(Collectors.joining());
    }
}
