package org.splectrum.se.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.splectrum.se.run.Ending;
import org.splectrum.se.run.RebasedCommit;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.ResolvedFile.Verdict;
import org.splectrum.se.run.Result;
import org.splectrum.se.runner.protocol.CommandResult;
import org.splectrum.se.workflow.Rebasing;
import org.splectrum.se.workflow.Rebasing.Alone;
import org.splectrum.se.workflow.Rebasing.PathRule;

/** What follows from what an audit found, by the repository's own word on what may be pushed alone. Pure. */
record Verdicts(Rebasing rebasing, Audit.Finding finding, Look look) {
    /** So many are kept with the run. */
    private static final int COMMITS = 100;

    /** Whether a person has looked at the resolution. */
    enum Look {
        NONE,
        /** And has accepted it. */
        TAKEN
    }

    static Verdicts of(Rebasing rebasing, Audit.Finding finding, Look look) {
        return new Verdicts(rebasing, finding, look);
    }

    /**
     * @param rebased as the commands saw it
     * @param proofs what ran on its files, be it before the rebase, where that changed none
     */
    Ending ending(Result.Rebased rebased, List<CommandResult> proofs) {
        List<ResolvedFile> files = proven(proofs);
        List<CommandResult> results = rebased.results();
        return ending(
                files,
                proofs,
                new Result.Rebased(rebased.commit(), rebased.onto(), results, files, leftOut(), commits()),
                results);
    }

    /** @param joined as the commands saw it */
    Ending ending(Result.Joined joined) {
        List<CommandResult> results = joined.results();
        List<ResolvedFile> files = proven(results);
        return ending(
                files,
                results,
                new Result.Joined(joined.commit(), joined.from(), joined.words(), results, files, commits()),
                results);
    }

    private Ending ending(
            List<ResolvedFile> files, List<CommandResult> proofs, Result result, List<CommandResult> results) {
        boolean passed = proofs.stream().allMatch(CommandResult::passed);
        return (passed ? stopped(files) : refused()).orElseGet(() -> VerifyStep.judged(result, results));
    }

    private List<ResolvedFile> proven(List<CommandResult> proofs) {
        boolean proven = !proofs.isEmpty() && proofs.stream().allMatch(CommandResult::passed);
        return finding.files().stream()
                .map(file -> proven && file.verdict() == Verdict.VERIFIED ? file.with(Verdict.PROVEN) : file)
                .toList();
    }

    private List<String> leftOut() {
        return finding.commits().stream()
                .filter(commit -> commit.fate() == RebasedCommit.Fate.LEFT_OUT)
                .map(RebasedCommit::title)
                .toList();
    }

    private List<RebasedCommit> commits() {
        return finding.commits().stream().limit(COMMITS).toList();
    }

    private Optional<Ending> refused() {
        return finding.refused().isEmpty() ? Optional.empty() : Optional.of(ConflictEndings.refused(finding.refused()));
    }

    private Optional<Ending> stopped(List<ResolvedFile> files) {
        Map<ResolvedFile, String> kept = look == Look.TAKEN ? Map.of() : kept(files);
        return refused()
                .or(() -> kept.isEmpty() ? Optional.empty() : Optional.of(ConflictEndings.unproven(files, kept)));
    }

    /** What may not be pushed alone, and by which rule. */
    private Map<ResolvedFile, String> kept(List<ResolvedFile> files) {
        Map<ResolvedFile, String> kept = new LinkedHashMap<>();
        for (ResolvedFile file : files) {
            List<String> against = against(file);
            if (!against.isEmpty()) {
                kept.put(file, String.join(" and ", against));
            }
        }
        return kept;
    }

    private List<String> against(ResolvedFile file) {
        List<PathRule> rules = rebasing.paths().stream()
                .filter(rule -> ProtectedPaths.matches(rule.match(), file.path()))
                .toList();
        List<String> against = new ArrayList<>();
        if (rules.isEmpty() && !allows(rebasing.push(), file)) {
            against.add("`rebase.push: " + words(rebasing.push()) + "`");
        }
        rules.stream()
                .filter(rule -> !allows(rule.push(), file))
                .forEach(rule -> against.add("the rule for `" + rule.match() + "` of `rebase.paths`, which says `push: "
                        + words(rule.push()) + "`"));
        return against;
    }

    private static String words(Set<Alone> push) {
        return push.stream().sorted().map(Alone::name).collect(Collectors.joining(", ", "[", "]"));
    }

    private static boolean allows(Set<Alone> push, ResolvedFile file) {
        return switch (file.verdict()) {
            case PROVEN -> push.contains(Alone.PROVEN);
            case VERIFIED -> push.contains(Alone.VERIFIED);
            case REFUSED -> false;
        };
    }
}
