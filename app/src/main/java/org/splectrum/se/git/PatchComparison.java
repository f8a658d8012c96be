package org.splectrum.se.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.RebasedCommit;

/**
 * Compares what a commit changes with what its replay changes, as git's range-diff does: by the lines that go and come, wherever they stand.
 * For one thread; closes with its reader.
 */
final class PatchComparison implements AutoCloseable {
    /** In bytes; larger files and such that are no text count by their content as a whole. */
    private static final int LARGEST = 2 << 20;

    /** More are not told of one commit. */
    private static final int FILES = 20;

    private final Repository local;
    private final ObjectReader reader;

    PatchComparison(Repository local) {
        this.local = local;
        this.reader = local.newObjectReader();
    }

    /** What a commit makes of a file; an absent one is {@link FileMode#MISSING}. */
    private record Change(int modeBefore, ObjectId before, int modeAfter, ObjectId after) {
        static final Change NONE = new Change(0, ObjectId.zeroId(), 0, ObjectId.zeroId());
    }

    static RebasedCommit leftOut(RevCommit original) {
        return of(original, RebasedCommit.Fate.LEFT_OUT, List.of());
    }

    RebasedCommit compare(RevCommit original, RevCommit made) throws IOException {
        Map<String, Change> were = changes(original);
        Map<String, Change> are = changes(made);
        TreeSet<String> paths = new TreeSet<>(were.keySet());
        paths.addAll(are.keySet());
        List<String> differing = new ArrayList<>();
        for (String path : paths) {
            Change was = were.getOrDefault(path, Change.NONE);
            if (differing.size() < FILES && !same(was, are.getOrDefault(path, Change.NONE))) {
                differing.add(path);
            }
        }
        RebasedCommit.Fate fate = differing.isEmpty() ? RebasedCommit.Fate.SAME : RebasedCommit.Fate.CHANGED;
        return of(original, fate, differing);
    }

    private static RebasedCommit of(RevCommit original, RebasedCommit.Fate fate, List<String> files) {
        return new RebasedCommit(new CommitId(original.name()), original.getShortMessage(), fate, files);
    }

    private Map<String, Change> changes(RevCommit commit) throws IOException {
        Map<String, Change> changes = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(local)) {
            if (commit.getParentCount() == 0) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(local.parseCommit(commit.getParent(0)).getTree());
            }
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                changes.put(
                        walk.getPathString(),
                        new Change(walk.getRawMode(0), walk.getObjectId(0), walk.getRawMode(1), walk.getObjectId(1)));
            }
        }
        return changes;
    }

    private boolean same(Change one, Change other) throws IOException {
        if (one.equals(other)) {
            return true;
        }
        boolean modes = one.modeBefore() == other.modeBefore() && one.modeAfter() == other.modeAfter();
        if (!modes || !isFile(one.modeAfter()) || !isFile(one.modeBefore())) {
            return false;
        }
        List<RawText> texts = new ArrayList<>();
        for (ObjectId id : List.of(one.before(), one.after(), other.before(), other.after())) {
            ObjectLoader loader = reader.open(id);
            if (loader.getSize() > LARGEST || RawText.isBinary(loader.getCachedBytes(LARGEST))) {
                return false;
            }
            texts.add(new RawText(loader.getCachedBytes(LARGEST)));
        }
        return lines(texts.get(0), texts.get(1)).equals(lines(texts.get(2), texts.get(3)));
    }

    private static boolean isFile(int mode) {
        return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
    }

    /** What goes and what comes, place by place. */
    private static List<String> lines(RawText before, RawText after) {
        List<String> lines = new ArrayList<>();
        for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after)) {
            lines.add("-" + before.getString(edit.getBeginA(), edit.getEndA(), false));
            lines.add("+" + after.getString(edit.getBeginB(), edit.getEndB(), false));
        }
        return lines;
    }

    @Override
    public void close() {
        reader.close();
    }
}
