package org.splectrum.se.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.RebasedCommit;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.steps.text.Untrusted;

/** What a rebase or a join made of each commit. Pure. */
final class CommitText {
    private static final int COMMITS = 40;
    private static final int FILES = 5;
    private static final int PATH = 120;
    private static final int TITLE = 100;

    private CommitText() {}

    /** Empty where none was moved, or nothing is known of them. */
    static String of(Run run) {
        Stream<String> joins = run.steps().stream()
                .filter(step -> step.progress().result() instanceof Result.Joined)
                .map(step ->
                        of((Result.Joined) step.progress().result(), step.step().id()));
        Stream<String> rebase = run.result(Result.Rebased.class).stream()
                .map(rebased -> of("rebase", rebased.commits(), rebased.resolved()));
        return Stream.concat(joins, rebase).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private static String of(Result.Joined joined, String step) {
        return of("join " + Untrusted.code(step, PATH), joined.commits(), joined.resolved());
    }

    private static String of(String what, List<RebasedCommit> commits, List<ResolvedFile> files) {
        if (commits.isEmpty()) {
            return "";
        }
        if (commits.stream().allMatch(commit -> commit.fate() == RebasedCommit.Fate.SAME)) {
            return "The " + what + " left what "
                    + (commits.size() == 1 ? "the commit" : "each of the " + commits.size() + " commits")
                    + " changes as it was.";
        }
        Map<CommitId, Set<String>> resolved = new HashMap<>();
        for (ResolvedFile file : files) {
            resolved.computeIfAbsent(file.commit(), commit -> new TreeSet<>()).add(file.path());
        }
        String more = commits.size() > COMMITS ? "\n\nand " + (commits.size() - COMMITS) + " more commits" : "";
        return "#### What the " + what + " made of each commit\n\n| Commit | What it changes |\n|---|---|\n"
                + commits.stream()
                        .limit(COMMITS)
                        .map(commit -> row(commit, resolved.getOrDefault(commit.original(), new TreeSet<>())))
                        .collect(Collectors.joining("\n"))
                + more;
    }

    private static String row(RebasedCommit commit, Set<String> resolved) {
        String words = switch (commit.fate()) {
            case SAME -> "as before";
            case LEFT_OUT -> "left out, because nothing of it was left to do";
            case CHANGED -> {
                List<String> changed = commit.files().stream()
                        .filter(file -> !resolved.contains(file))
                        .toList();
                yield resolved.isEmpty()
                        ? "other than before in " + files(changed)
                        : "conflicts resolved in " + files(List.copyOf(resolved))
                                + (changed.isEmpty() ? "" : "; other than before in " + files(changed));
            }
        };
        return "| " + Untrusted.cell(commit.original().abbreviated() + " " + commit.title(), TITLE) + " | " + words
                + " |";
    }

    private static String files(List<String> files) {
        String more = files.size() > FILES ? " and " + (files.size() - FILES) + " more" : "";
        return files.stream()
                        .limit(FILES)
                        .map(file -> Untrusted.cell(file, PATH))
                        .collect(Collectors.joining(", "))
                + more;
    }
}
