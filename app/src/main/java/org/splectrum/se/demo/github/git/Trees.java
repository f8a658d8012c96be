package org.splectrum.se.demo.github.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads folders of a commit. */
final class Trees {
    private Trees() {}

    static List<Entry> list(Repository git, ObjectId commit, String folder) throws IOException {
        if (commit.equals(ObjectId.zeroId())) {
            return List.of();
        }
        try (RevWalk walk = new RevWalk(git);
                ObjectReader reader = git.newObjectReader()) {
            ObjectId tree = walk.parseCommit(commit).getTree();
            if (!folder.isEmpty()) {
                try (TreeWalk found = TreeWalk.forPath(git, folder, tree)) {
                    if (found == null || !FileMode.TREE.equals(found.getRawMode(0))) {
                        return List.of();
                    }
                    tree = found.getObjectId(0);
                }
            }
            return entries(reader, tree, folder);
        }
    }

    private static List<Entry> entries(ObjectReader reader, ObjectId tree, String folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            while (walk.next()) {
                boolean isFolder = FileMode.TREE.equals(walk.getRawMode(0));
                long size = isFolder ? 0 : reader.getObjectSize(walk.getObjectId(0), ObjectReader.OBJ_ANY);
                String path = folder.isEmpty() ? walk.getPathString() : folder + "/" + walk.getPathString();
                entries.add(new Entry(path, walk.getObjectId(0).name(), size, isFolder));
            }
        }
        return entries;
    }
}
