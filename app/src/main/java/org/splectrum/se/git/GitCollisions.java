package org.splectrum.se.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.NoMergeBaseException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.Home;
import org.splectrum.se.report.Collisions;

/** Merges in memory, in SE's mirrors. */
public final class GitCollisions implements Collisions {
    /** Commits of the base that are looked through; of more than these the first of them is named. */
    private static final int MOST = 1_000;

    private final GitMirrors mirrors;

    public GitCollisions(GitMirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public Optional<Collision> between(Home home, String base, CommitId head) {
        CommitId tip = mirrors.fetch(home).tips().get(base);
        if (tip == null) {
            return Optional.empty();
        }
        try (Repository mirror = MirrorFolder.open(mirrors.mirror(home.repository()));
                RevWalk walk = new RevWalk(mirror)) {
            RevCommit theirs = walk.parseCommit(ObjectId.fromString(tip.sha()));
            RevCommit ours = walk.parseCommit(ObjectId.fromString(head.sha()));
            if (!haveHistoryInCommon(mirror, theirs, ours)) {
                return Optional.of(new Collision(tip, theirs.getShortMessage(), List.of()));
            }
            List<String> files = conflicts(mirror, theirs, ours);
            return files.isEmpty() ? Optional.empty() : Optional.of(first(mirror, since(walk, theirs, ours), ours));
        } catch (IOException e) {
            throw new UncheckedIOException("merging " + head + " with " + base + " of " + home, e);
        }
    }

    private static boolean haveHistoryInCommon(Repository mirror, RevCommit base, RevCommit head) throws IOException {
        try (RevWalk walk = new RevWalk(mirror)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(List.of(walk.parseCommit(base), walk.parseCommit(head)));
            return walk.next() != null;
        }
    }

    /** The base's own line since the head left it, oldest first; never empty. */
    private static List<RevCommit> since(RevWalk walk, RevCommit base, RevCommit head) throws IOException {
        List<RevCommit> line = new ArrayList<>();
        RevCommit at = base;
        while (line.size() < MOST) {
            line.addFirst(at);
            if (at.getParentCount() == 0 || walk.isMergedInto(walk.parseCommit(at.getParent(0)), head)) {
                break;
            }
            at = walk.parseCommit(at.getParent(0));
        }
        return line;
    }

    /** A conflict that was there once is taken to stay, so that not every commit must be tried. */
    private static Collision first(Repository mirror, List<RevCommit> line, RevCommit head) throws IOException {
        int merges = -1;
        int collides = line.size() - 1;
        while (collides - merges > 1) {
            int middle = (merges + collides) / 2;
            if (conflicts(mirror, line.get(middle), head).isEmpty()) {
                merges = middle;
            } else {
                collides = middle;
            }
        }
        RevCommit culprit = line.get(collides);
        return new Collision(new CommitId(culprit.name()), culprit.getShortMessage(), conflicts(mirror, culprit, head));
    }

    /**
     * Files that do not merge; none where the head can be rebased commit by commit, or the two have several common ancestors, of which this
     * merge knows nothing.
     */
    private static List<String> conflicts(Repository mirror, RevCommit base, RevCommit head) throws IOException {
        try (MemoryReplay replay = new MemoryReplay(mirror)) {
            if (replay.replay(base, head) instanceof MemoryReplay.Replayed.Clean) {
                return List.of();
            }
        }
        ResolveMerger merger = (ResolveMerger) MergeStrategy.RESOLVE.newMerger(mirror, true);
        try {
            return merger.merge(base, head)
                    ? List.of()
                    : merger.getUnmergedPaths().stream().sorted().toList();
        } catch (NoMergeBaseException e) {
            return List.of();
        }
    }
}
