package org.splectrum.se.steps;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.ResolvedFile.Verdict;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.Resolution;
import org.splectrum.se.steps.Replays.Difference;

/**
 * Judges what a rebase made of its conflicts from the commits that it left: the container in which it was made ran other people's
 * code too. Of what the runner told only the words are taken. Reads only; thread-safe.
 */
final class Audit {
    /** The rung of what git itself brought together, in another way than SE would. */
    private static final String GIT = "git";

    private final Replays replays;
    private final Arbiter arbiter;

    Audit(Replays replays, Arbiter arbiter) {
        this.replays = replays;
        this.arbiter = arbiter;
    }

    /**
     * What was found.
     *
     * @param files that were in conflict, or are refused, in the order of the commits
     * @param leftOut first lines of the commits that became empty
     */
    record Finding(List<ResolvedFile> files, List<String> leftOut) {
        Finding {
            files = List.copyOf(files);
            leftOut = List.copyOf(leftOut);
        }

        List<ResolvedFile> refused() {
            return files.stream()
                    .filter(file -> file.verdict() == Verdict.REFUSED)
                    .toList();
        }
    }

    /** Where the runner says that there was no conflict, git alone was at work, before anything of the repository's ran. */
    Finding of(RepositoryName repository, Replays.Rebasing rebasing, List<Resolution> told, Decisions decisions) {
        Replays.Replay replay = replays.compare(repository, rebasing);
        List<ResolvedFile> files = told.isEmpty()
                ? List.of()
                : replay.differences().stream()
                        .flatMap(difference -> judge(difference, told, decisions))
                        .toList();
        return new Finding(files, replay.leftOut());
    }

    private Stream<ResolvedFile> judge(Difference difference, List<Resolution> told, Decisions decisions) {
        return switch (difference) {
            case Difference.Text text -> judge(text, told, decisions).stream();
            case Difference.Whole whole ->
                Stream.of(
                        decisions
                                        .choice(whole.path())
                                        .filter(whole.side()::equals)
                                        .isPresent()
                                ? new ResolvedFile(
                                        whole.commit(),
                                        whole.path(),
                                        Verdict.VERIFIED,
                                        Resolution.PERSON,
                                        words(whole, told),
                                        List.of())
                                : refused(whole, "it is as one side has it, and nobody chose that side"));
            case Difference.Strange strange -> Stream.of(refused(strange, strange.why()));
        };
    }

    /** Empty where it is a merge of git's own that keeps what both sides did. */
    private Optional<ResolvedFile> judge(Difference.Text text, List<Resolution> told, Decisions decisions) {
        FileConflict conflict = text.conflict();
        boolean chosen = decisions.choice(text.path()).isPresent();
        List<String> against = arbiter.objections(conflict, text.resolved()).stream()
                .filter(objection -> !chosen || objection.weight() == Arbiter.Objection.Weight.FAULT)
                .map(Arbiter.Objection::words)
                .toList();
        Optional<Resolution> of = told(text, told);
        if (of.isEmpty() && against.isEmpty()) {
            return Optional.empty();
        }
        String rung = rung(text, chosen, of.isPresent());
        return Optional.of(
                against.isEmpty()
                        ? new ResolvedFile(
                                text.commit(), text.path(), Verdict.VERIFIED, rung, words(text, told), text.lines())
                        : new ResolvedFile(text.commit(), text.path(), Verdict.REFUSED, rung, against, text.lines()));
    }

    private String rung(Difference.Text text, boolean chosen, boolean told) {
        if (chosen) {
            return Resolution.PERSON;
        }
        return arbiter.climb(text.conflict())
                .filter(found -> found.text().equals(text.resolved()))
                .map(found -> found.rung())
                .orElse(told ? Resolution.CLAUDE : GIT);
    }

    private static ResolvedFile refused(Difference difference, String why) {
        return new ResolvedFile(difference.commit(), difference.path(), Verdict.REFUSED, GIT, List.of(why), List.of());
    }

    private static List<String> words(Difference difference, List<Resolution> told) {
        return told(difference, told).map(Resolution::reasons).orElse(List.of());
    }

    private static Optional<Resolution> told(Difference difference, List<Resolution> told) {
        CommitId commit = difference.commit();
        return told.stream()
                .filter(each ->
                        each.commit().equals(commit.sha()) && each.path().equals(difference.path()))
                .findFirst();
    }
}
