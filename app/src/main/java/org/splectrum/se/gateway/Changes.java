package org.splectrum.se.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What commits change, each for itself, so that what one adds and the next takes away again is seen too. */
final class Changes {
    /** An agent's work is one commit, and a rebase brings a few. */
    static final int COMMITS = 1000;

    private static final int FILES = 20_000;

    private final RevWalk walk;

    Changes(RevWalk walk) {
        this.walk = walk;
    }

    /**
     * A file that a commit adds, changes or takes away.
     *
     * @param mode as it is then; {@link FileMode#MISSING} where it is taken away
     * @param before what the file was in the commit's parents
     */
    record Change(String path, FileMode mode, ObjectId blob, List<ObjectId> before) {
        Change {
            before = List.copyOf(before);
        }
    }

    /** There is more than anybody would look through; the message says of what. */
    static final class TooManyException extends IOException {
        private static final long serialVersionUID = 1;

        TooManyException(String what) {
            super(what);
        }
    }

    /** The commits that lead from the ancestor to the commit, newest first. */
    List<RevCommit> commits(RevCommit ancestor, RevCommit commit) throws IOException {
        walk.reset();
        walk.markStart(commit);
        walk.markUninteresting(ancestor);
        List<RevCommit> commits = new ArrayList<>();
        for (RevCommit next = walk.next(); next != null; next = walk.next()) {
            walk.parseBody(next);
            commits.add(next);
            if (commits.size() > COMMITS) {
                throw new TooManyException("more than " + COMMITS + " commits");
            }
        }
        return commits;
    }

    /** What the commit changes against all of its parents: what it has from one of them is not its own. */
    List<Change> of(RevCommit commit) throws IOException {
        try (TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            trees.setRecursive(true);
            trees.addTree(commit.getTree());
            for (RevCommit parent : commit.getParents()) {
                trees.addTree(walk.parseCommit(parent).getTree());
            }
            if (commit.getParentCount() == 0) {
                trees.addTree(new EmptyTreeIterator());
            }
            trees.setFilter(TreeFilter.ANY_DIFF);
            Map<String, Change> changes = new HashMap<>();
            while (trees.next()) {
                if (isOwn(trees)) {
                    changes.put(trees.getPathString(), change(trees));
                }
                if (changes.size() > FILES) {
                    throw new TooManyException("more than " + FILES + " files in one commit");
                }
            }
            return List.copyOf(changes.values());
        }
    }

    private static boolean isOwn(TreeWalk trees) {
        for (int parent = 1; parent < trees.getTreeCount(); parent++) {
            if (trees.idEqual(0, parent) && trees.getRawMode(0) == trees.getRawMode(parent)) {
                return false;
            }
        }
        return true;
    }

    private static Change change(TreeWalk trees) {
        List<ObjectId> before = new ArrayList<>();
        for (int parent = 1; parent < trees.getTreeCount(); parent++) {
            if (FileMode.REGULAR_FILE.equals(trees.getRawMode(parent) & ~0111)) {
                before.add(trees.getObjectId(parent));
            }
        }
        return new Change(trees.getPathString(), trees.getFileMode(0), trees.getObjectId(0), before);
    }
}
