package org.splectrum.se.steps;

import java.util.List;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.RebasedCommit;
import org.splectrum.se.run.ResolvedFile;
import org.splectrum.se.run.ResolvedFile.Verdict;
import org.splectrum.se.runner.protocol.Resolution;

/**
 * Judges what a rebase made of its conflicts from the commits that it left: the container in which it was made ran other people's
 * code too. Of what the runner told only the words are taken. Reads only; thread-safe.
 */
final class Audit {
    private final Replays replays;
    private final Arbiters arbiters;

    Audit(Replays replays, Arbiters arbiters) {
        this.replays = replays;
        this.arbiters = arbiters;
    }

    /**
     * What was found.
     *
     * @param files that were in conflict, or are refused, in the order of the commits
     * @param lessons hunks that a model or a person resolved, or the memory, so that the gate finds nothing at all against it
     * @param commits that were rebased
     */
    record Finding(List<ResolvedFile> files, List<Arbiter.Part> lessons, List<RebasedCommit> commits) {
        Finding {
            files = List.copyOf(files);
            lessons = List.copyOf(lessons);
            commits = List.copyOf(commits);
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
        ConflictReview conflictReview = new ConflictReview(arbiters.of(repository), told, decisions);
        List<Judged> judged = told.isEmpty()
                ? List.of()
                : replay.differences().stream().flatMap(conflictReview::judge).toList();
        return new Finding(
                judged.stream().map(Judged::file).toList(),
                judged.stream().flatMap(each -> each.lessons().stream()).toList(),
                replay.commits());
    }
}
