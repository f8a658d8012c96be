package org.splectrum.se.git;

import java.io.IOException;
import java.util.Collection;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * What commits brought since others. Each commit's tree is held against its parents', so what stayed the same is not looked at: the effort is
 * that of the changes, where an {@link org.eclipse.jgit.revwalk.ObjectWalk} looks at every name in the older trees first. For one thread.
 */
final class NewObjects implements AutoCloseable {
    private final RevWalk walk;
    private final RevFlag seen;
    private final TreeWalk trees;

    NewObjects(Repository repository) {
        walk = new RevWalk(repository);
        walk.setRetainBody(false);
        // Parents first: what is passed over because a parent has it must not wait there for the child's sake, as where
        // a change is taken back.
        walk.sort(RevSort.TOPO);
        walk.sort(RevSort.REVERSE, true);
        seen = walk.newFlag("seen");
        trees = new TreeWalk(walk.getObjectReader());
        trees.setFilter(TreeFilter.ANY_DIFF);
    }

    /** Is told of each once. */
    @FunctionalInterface
    interface Visitor {
        /** @return whether to go on */
        boolean goesOn(RevObject found, ObjectReader reader) throws IOException;
    }

    /**
     * Tells of every object that can be reached from the commits, but for those that were had: among them may be some that were had all
     * the same, where something became again what it once was. To be called once.
     *
     * @param had commits that are there with all that they reach
     * @return whether the visitor wanted to go on to the end
     * @throws org.eclipse.jgit.errors.MissingObjectException where a commit or a tree is not there; files are not looked for
     */
    boolean visit(Collection<? extends ObjectId> commits, Collection<? extends ObjectId> had, Visitor visitor)
            throws IOException {
        for (ObjectId commit : commits) {
            walk.markStart(walk.parseCommit(commit));
        }
        for (ObjectId commit : had) {
            walk.markUninteresting(walk.parseCommit(commit));
        }
        for (RevCommit commit : walk) {
            if (!visitor.goesOn(commit, walk.getObjectReader()) || !visitTrees(commit, visitor)) {
                return false;
            }
        }
        return true;
    }

    private boolean visitTrees(RevCommit commit, Visitor visitor) throws IOException {
        trees.reset(commit.getTree());
        for (RevCommit parent : commit.getParents()) {
            walk.parseHeaders(parent);
            if (parent.getTree().equals(commit.getTree())) {
                return true; // it is the parent's to be visited
            }
            trees.addTree(parent.getTree());
        }
        return isSeen(commit.getTree())
                || (visitor.goesOn(commit.getTree(), walk.getObjectReader()) && visitEntries(visitor));
    }

    private boolean visitEntries(Visitor visitor) throws IOException {
        while (trees.next()) {
            int mode = trees.getRawMode(0);
            boolean none = mode == FileMode.TYPE_MISSING || mode == FileMode.TYPE_GITLINK;
            if (none || isInAParent() || isSeen(entry())) {
                continue;
            }
            if (!visitor.goesOn(entry(), walk.getObjectReader())) {
                return false;
            }
            if (trees.isSubtree()) {
                trees.enterSubtree();
            }
        }
        return true;
    }

    private boolean isInAParent() {
        for (int parent = 1; parent < trees.getTreeCount(); parent++) {
            if (trees.idEqual(0, parent)) {
                return true;
            }
        }
        return false;
    }

    private RevObject entry() {
        return walk.lookupAny(trees.getObjectId(0), trees.isSubtree() ? Constants.OBJ_TREE : Constants.OBJ_BLOB);
    }

    private boolean isSeen(RevObject object) {
        boolean before = object.has(seen);
        object.add(seen);
        return before;
    }

    @Override
    public void close() {
        trees.close();
        walk.close();
    }
}
