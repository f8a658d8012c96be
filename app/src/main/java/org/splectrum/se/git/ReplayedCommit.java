package org.splectrum.se.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.runner.protocol.Resolving;
import org.splectrum.se.steps.Replays.Difference;

/** Compares one commit with its replay, path by path. For one thread; closes with its reader. */
final class ReplayedCommit implements AutoCloseable {
    /** In percent, as in git: so much of a file must be the same where it is taken for renamed. */
    private static final int ALIKE = 50;

    private final Repository local;
    private final TextMerge texts;

    /** @param result where the rebase ends, for places in its files */
    ReplayedCommit(Repository local, RevCommit result) {
        this.local = local;
        this.texts = new TextMerge(local, result);
    }

    /** One path in the four trees. */
    record Four(Entry base, Entry ours, Entry theirs, Entry made) {
        /** Whether it is what git makes of it without looking into files. */
        boolean plain() {
            Entry expected = base.equals(ours) ? theirs : ours;
            boolean decided = base.equals(ours) || base.equals(theirs) || ours.equals(theirs);
            return decided && expected.equals(made);
        }

        boolean files() {
            return ours.isFile()
                    && theirs.isFile()
                    && made.isFile()
                    && (base.absent() || base.isFile())
                    && ours.mode() == theirs.mode()
                    && ours.mode() == made.mode()
                    && (base.absent() || base.mode() == ours.mode());
        }
    }

    /** What a tree has at a path. */
    record Entry(int mode, ObjectId id) {
        static final Entry NONE = new Entry(0, ObjectId.zeroId());

        boolean absent() {
            return mode == 0;
        }

        boolean isFile() {
            return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
        }
    }

    /**
     * @param onto what it was replayed onto
     * @param made what came of it; {@code onto} again where it was left out
     */
    List<Difference> differences(RevCommit original, RevCommit onto, RevCommit made) throws IOException {
        Map<String, Four> odd = odd(original, onto, made);
        List<Difference> differences = new ArrayList<>();
        if (odd.isEmpty()) {
            return differences;
        }
        Map<String, Four> paired = paired(odd, original, onto.getTree(), made.getTree());
        for (Map.Entry<String, Four> entry : paired.entrySet()) {
            Four four = entry.getValue();
            if (!four.plain()) {
                difference(original, entry.getKey(), four, differences);
            }
        }
        return differences;
    }

    private void difference(RevCommit original, String path, Four four, List<Difference> found) throws IOException {
        CommitId commit = new CommitId(original.name());
        boolean takesOne = four.made().equals(four.ours()) || four.made().equals(four.theirs());
        if (four.files()) {
            switch (texts.compare(path, four)) {
                case TextMerge.Compared.Clean _ -> {}
                case TextMerge.Compared.Resolved(var conflict, var resolved, var lines) ->
                    found.add(new Difference.Text(commit, conflict, resolved, lines));
                case TextMerge.Compared.Unreadable(String why) ->
                    found.add(takesOne ? whole(commit, path, four) : new Difference.Strange(commit, path, why));
            }
        } else if (takesOne) {
            found.add(whole(commit, path, four));
        } else {
            found.add(new Difference.Strange(commit, path, "it is neither what git makes of it nor a resolved text"));
        }
    }

    private static Difference whole(CommitId commit, String path, Four four) {
        Resolving.Side side = four.made().equals(four.ours()) ? Resolving.Side.OURS : Resolving.Side.THEIRS;
        return new Difference.Whole(commit, path, side);
    }

    /** The paths that are not as a merge of whole files has them. */
    private Map<String, Four> odd(RevCommit original, RevCommit onto, RevCommit made) throws IOException {
        Map<String, Four> odd = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(local)) {
            if (original.getParentCount() == 0) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(local.parseCommit(original.getParent(0)).getTree());
            }
            walk.addTree(onto.getTree());
            walk.addTree(original.getTree());
            walk.addTree(made.getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                Four four = new Four(at(walk, 0), at(walk, 1), at(walk, 2), at(walk, 3));
                if (!four.plain()) {
                    odd.put(walk.getPathString(), four);
                }
            }
        }
        return odd;
    }

    private static Entry at(TreeWalk walk, int tree) {
        int mode = walk.getRawMode(tree);
        return mode == 0 ? Entry.NONE : new Entry(mode, walk.getObjectId(tree));
    }

    private Entry at(RevTree tree, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(local, path, tree)) {
            return walk == null ? Entry.NONE : at(walk, 0);
        }
    }

    /** The same where a file that a side renamed is one path, under its new name. */
    private Map<String, Four> paired(Map<String, Four> odd, RevCommit original, RevTree ours, RevTree made)
            throws IOException {
        boolean moved = odd.values().stream()
                .anyMatch(four -> four.base().absent()
                        || four.ours().absent()
                        || four.theirs().absent());
        if (!moved || original.getParentCount() == 0) {
            return odd;
        }
        RevTree base = local.parseCommit(original.getParent(0)).getTree();
        RevTree theirs = original.getTree();
        Map<String, String> byOurs = renames(base, ours);
        Map<String, String> byTheirs = renames(base, theirs);
        Map<String, Four> paired = new TreeMap<>(odd);
        for (String old : names(byOurs, byTheirs)) {
            String oursName = byOurs.getOrDefault(old, old);
            String theirsName = byTheirs.getOrDefault(old, old);
            String fresh = oursName.equals(old) ? theirsName : oursName;
            boolean one = oursName.equals(old) || theirsName.equals(old) || oursName.equals(theirsName);
            boolean concerned = odd.containsKey(old) || odd.containsKey(fresh);
            if (one && concerned && at(made, old).absent()) {
                paired.remove(old);
                paired.put(fresh, new Four(at(base, old), at(ours, oursName), at(theirs, theirsName), at(made, fresh)));
            }
        }
        return paired;
    }

    private static Set<String> names(Map<String, String> byOurs, Map<String, String> byTheirs) {
        Set<String> names = new TreeSet<>(byOurs.keySet());
        names.addAll(byTheirs.keySet());
        return names;
    }

    private Map<String, String> renames(RevTree from, RevTree to) throws IOException {
        RenameDetector detector = new RenameDetector(local);
        detector.setRenameScore(ALIKE);
        try (TreeWalk walk = new TreeWalk(local)) {
            walk.addTree(from);
            walk.addTree(to);
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            detector.addAll(DiffEntry.scan(walk));
        }
        Map<String, String> renames = new TreeMap<>();
        for (DiffEntry entry : detector.compute()) {
            if (entry.getChangeType() == DiffEntry.ChangeType.RENAME) {
                renames.put(entry.getOldPath(), entry.getNewPath());
            }
        }
        return renames;
    }

    @Override
    public void close() {
        texts.close();
    }
}
