package org.splectrum.se.demo.github.git;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.RevWalk;

/** Makes commits in a bare repository, through an index in memory. */
final class Committing {
    private final Repository git;

    Committing(Repository git) {
        this.git = git;
    }

    String commit(String branch, Change change) throws IOException {
        ObjectId parent = tip(branch);
        try (ObjectInserter inserter = git.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            load(index, parent);
            edit(index, change, inserter);
            CommitBuilder commit = builder(index.writeTree(inserter), change.by(), change.message());
            if (!parent.equals(ObjectId.zeroId())) {
                commit.setParentId(parent);
            }
            return finish(branch, inserter, commit);
        }
    }

    Optional<String> merge(String branch, String head, Change.By by) throws IOException {
        ObjectId base = tip(branch);
        Optional<ObjectId> tree = merge(git, base.name(), head);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        try (ObjectInserter inserter = git.newObjectInserter()) {
            CommitBuilder commit = builder(tree.get(), by, "Merge " + head.substring(0, 7) + " into " + branch + "\n");
            commit.setParentIds(base, ObjectId.fromString(head));
            return Optional.of(finish(branch, inserter, commit));
        }
    }

    /** The tree that merging the two gives, or nothing when they conflict. */
    static Optional<ObjectId> merge(Repository git, String base, String head) throws IOException {
        ThreeWayMerger merger = MergeStrategy.RECURSIVE.newMerger(git, true);
        boolean clean = merger.merge(ObjectId.fromString(base), ObjectId.fromString(head));
        return clean ? Optional.of(merger.getResultTreeId()) : Optional.empty();
    }

    private ObjectId tip(String branch) throws IOException {
        ObjectId tip = git.resolve(Constants.R_HEADS + branch);
        ObjectId start = tip == null ? git.resolve(Constants.HEAD) : tip;
        return start == null ? ObjectId.zeroId() : start;
    }

    private void load(DirCache index, ObjectId parent) throws IOException {
        if (parent.equals(ObjectId.zeroId())) {
            return;
        }
        try (RevWalk walk = new RevWalk(git);
                ObjectReader reader = git.newObjectReader()) {
            DirCacheBuilder builder = index.builder();
            builder.addTree(
                    new byte[0],
                    DirCacheEntry.STAGE_0,
                    reader,
                    walk.parseCommit(parent).getTree());
            builder.finish();
        }
    }

    private static void edit(DirCache index, Change change, ObjectInserter inserter) throws IOException {
        DirCacheEditor editor = index.editor();
        for (String path : change.removed()) {
            editor.add(new DirCacheEditor.DeletePath(path));
        }
        for (var file : change.files().entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, bytes);
            FileMode mode = file.getValue().startsWith("#!") ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
            editor.add(new DirCacheEditor.PathEdit(file.getKey()) {
                @Override
                public void apply(DirCacheEntry entry) {
                    entry.setObjectId(blob);
                    entry.setFileMode(mode);
                }
            });
        }
        editor.finish();
    }

    private static CommitBuilder builder(ObjectId tree, Change.By by, String message) {
        var commit = new CommitBuilder();
        var ident = new PersonIdent(by.name(), by.name() + "@users.noreply.example.com", by.at(), ZoneOffset.UTC);
        commit.setTreeId(tree);
        commit.setAuthor(ident);
        commit.setCommitter(ident);
        commit.setMessage(message);
        return commit;
    }

    private String finish(String branch, ObjectInserter inserter, CommitBuilder commit) throws IOException {
        ObjectId id = requireNonNull(inserter.insert(commit));
        inserter.flush();
        RefUpdate update = git.updateRef(Constants.R_HEADS + branch);
        update.setNewObjectId(id);
        RefUpdate.Result result = update.update();
        return switch (result) {
            case NEW, FAST_FORWARD -> id.name();
            case NOT_ATTEMPTED,
                    LOCK_FAILURE,
                    NO_CHANGE,
                    FORCED,
                    REJECTED,
                    REJECTED_CURRENT_BRANCH,
                    IO_FAILURE,
                    RENAMED,
                    REJECTED_MISSING_OBJECT,
                    REJECTED_OTHER_REASON -> throw new IOException("updating " + branch + ": " + result);
        };
    }
}
