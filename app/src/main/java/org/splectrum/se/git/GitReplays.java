package org.splectrum.se.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.run.RebasedCommit;
import org.splectrum.se.steps.Replays;

/** Reads replays from SE's mirrors, in memory. Merge drivers, filters and hooks of a repository do not count. */
public final class GitReplays implements Replays {
    /** Of one rebase; none that anybody means has more. */
    private static final int MOST_COMMITS = 5_000;

    private final GitMirrors mirrors;

    public GitReplays(GitMirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public Replay compare(RepositoryName repository, Rebasing rebasing) {
        try (Repository local = MirrorFolder.open(mirrors.mirror(repository));
                RevWalk walk = new RevWalk(local)) {
            Deque<RevCommit> made = made(walk, rebasing);
            RevCommit result = walk.parseCommit(id(rebasing.result()));
            RevCommit tip = walk.parseCommit(id(rebasing.onto()));
            if (made.isEmpty() && !result.equals(tip)) {
                String why = "the result does not stand on the base, commit by commit";
                return new Replay(List.of(new Difference.Strange(rebasing.result(), "", why)), List.of());
            }
            Set<RevCommit> originals = originals(walk, rebasing);
            List<Difference> differences = new ArrayList<>();
            List<RebasedCommit> commits = new ArrayList<>();
            try (ReplayedCommit replayed = new ReplayedCommit(local, result);
                    PatchComparison patches = new PatchComparison(local)) {
                for (RevCommit commit : originals) {
                    Optional<RevCommit> replay =
                            made.stream().filter(each -> isReplay(commit, each)).findFirst();
                    if (replay.isPresent()) {
                        made.remove(replay.get());
                        RevCommit before = walk.parseCommit(replay.get().getParent(0));
                        differences.addAll(replayed.differences(commit, before, replay.get()));
                        tip = replay.get();
                        commits.add(patches.compare(commit, replay.get()));
                    } else {
                        commits.add(PatchComparison.leftOut(commit));
                        differences.addAll(replayed.differences(commit, tip, tip));
                    }
                }
            }
            made.forEach(extra -> differences.add(new Difference.Strange(
                    new CommitId(extra.name()), "", "commit " + extra.name() + " is none of those that were rebased")));
            return new Replay(differences, commits);
        } catch (IOException e) {
            throw new UncheckedIOException("comparing " + rebasing + " in " + repository, e);
        }
    }

    private static ObjectId id(CommitId commit) {
        return ObjectId.fromString(commit.sha());
    }

    /** From the one on the base to the result; none where they are no line of single commits. */
    private static Deque<RevCommit> made(RevWalk walk, Rebasing rebasing) throws IOException {
        Deque<RevCommit> made = new ArrayDeque<>();
        RevCommit at = walk.parseCommit(id(rebasing.result()));
        while (!at.equals(id(rebasing.onto()))) {
            if (at.getParentCount() != 1 || made.size() > MOST_COMMITS) {
                return new ArrayDeque<>();
            }
            made.push(at);
            at = walk.parseCommit(at.getParent(0));
        }
        return made;
    }

    /** In the order in which git replays them: parents first, and no merges. */
    private static Set<RevCommit> originals(RevWalk walk, Rebasing rebasing) throws IOException {
        Set<RevCommit> originals = new LinkedHashSet<>();
        for (Line line : rebasing.lines()) {
            walk.reset();
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            walk.setRevFilter(RevFilter.NO_MERGES);
            walk.markStart(walk.parseCommit(id(line.head())));
            Set<CommitId> apart = new HashSet<>(line.apart());
            apart.add(rebasing.onto());
            for (CommitId each : apart) {
                walk.markUninteresting(walk.parseCommit(id(each)));
            }
            walk.forEach(originals::add);
        }
        for (RevCommit commit : originals) {
            walk.parseBody(commit);
        }
        return originals;
    }

    private static boolean isReplay(RevCommit original, RevCommit made) {
        return original.getAuthorIdent().equals(made.getAuthorIdent())
                && original.getFullMessage()
                        .strip()
                        .equals(made.getFullMessage().strip());
    }
}
