package org.splectrum.se.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/**
 * Replays commits onto another in memory, as git's rebase does: nothing is written anywhere. What git may see differently, as renames, stays
 * open. It is a quick look, and no rebase: a commit that the base has in other words is replayed all the same, and lines that are there
 * several times git may pair in another way. For one thread; closes with its readers.
 */
public final class MemoryReplay implements AutoCloseable {
    private final RevWalk walk;
    private final TreeMerge trees;

    public MemoryReplay(Repository repository) {
        this.walk = new RevWalk(repository);
        this.trees = new TreeMerge(repository);
    }

    /** What comes of it. */
    public sealed interface Replayed {
        /** @param tree of the last commit; it is in no repository */
        record Clean(ObjectId tree) implements Replayed {}

        /**
         * A conflict, or what git alone can tell: whether a file was renamed, or what attributes make of it.
         *
         * @param commit that is replayed
         * @param path the first that stays open
         */
        record Open(ObjectId commit, String path) implements Replayed {}
    }

    /** The commits of the head that the new base does not have, oldest first and without merges, each as a change of its parent. */
    public Replayed replay(ObjectId onto, ObjectId head) throws IOException {
        ObjectId tree = walk.parseCommit(onto).getTree().copy();
        for (RevCommit commit : commits(onto, head)) {
            ObjectId before = commit.getParentCount() == 0
                    ? ObjectId.zeroId()
                    : walk.parseCommit(commit.getParent(0)).getTree().copy();
            switch (trees.merge(before, tree, commit.getTree().copy())) {
                case TreeMerge.Merged.Clean(ObjectId merged) -> tree = merged;
                case TreeMerge.Merged.Open(String path) -> {
                    return new Replayed.Open(commit.copy(), path);
                }
            }
        }
        return new Replayed.Clean(tree);
    }

    private List<RevCommit> commits(ObjectId onto, ObjectId head) throws IOException {
        walk.reset();
        walk.sort(RevSort.TOPO);
        walk.sort(RevSort.REVERSE, true);
        walk.setRevFilter(RevFilter.NO_MERGES);
        walk.markStart(walk.parseCommit(head));
        walk.markUninteresting(walk.parseCommit(onto));
        List<RevCommit> commits = new ArrayList<>();
        walk.forEach(commits::add);
        return commits;
    }

    @Override
    public void close() {
        trees.close();
        walk.close();
    }
}
