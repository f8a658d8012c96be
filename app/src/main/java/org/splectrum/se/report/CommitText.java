package org.splectrum.se.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.RebasedCommit;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.Result;
import org.splectrum.se.run.Run;
import org.splectrum.se.steps.text.Untrusted;

/** What the rebase made of each commit. Pure. */
final class CommitText {
    private static final int COMMITS = 40;
    private static final int FILES = 5;
    private static final int PATH = 120;
    private static final int TITLE = 100;

    private CommitText() {}

    /** Empty where none was moved, or nothing is known of them. */
    static String of(Run run) {
        List<RebasedCommit> commits =
                run.result(Result.Rebased.class).map(Result.Rebased::commits).orElse(List.of());
        if (commits.isEmpty()) {
            return "";
        }
        if (commits.stream().allMatch(commit -> commit.fate() == RebasedCommit.Fate.SAME)) {
            return commits.size() == 1
                    ? "The rebase left what the commit changes as it was."
                    : "The rebase left what each of the " + commits.size() + " commits changes as it was.";
        }
        Map<CommitId, Set<String>> resolved = new HashMap<>();
        for (ResolvedFile file : run.result(Result.Rebased.class).orElseThrow().resolved()) {
            resolved.computeIfAbsent(file.commit(), commit -> new TreeSet<>()).add(file.path());
        }
        String more = commits.size() > COMMITS ? "\n\nand " + (commits.size() - COMMITS) + " more commits" : "";
        return "#### What the rebase made of each commit\n\n| Commit | What it changes |\n|---|---|\n"
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
