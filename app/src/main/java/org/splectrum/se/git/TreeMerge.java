package org.splectrum.se.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.util.Paths;

/**
 * Merges three trees in memory, folder by folder, and looks only into those that both sides changed. What it makes is kept in it alone, and
 * can be merged further. Whether a file was renamed only git finds out: wherever that could make a difference the merge stays open. Lines
 * that are there several times git may pair in another way, and find a conflict where this finds none. For one thread; closes with its reader.
 */
final class TreeMerge implements AutoCloseable {
    /** In bytes; larger files stay open. */
    private static final int LARGEST = 8 << 20;

    private static final ObjectId EMPTY_TREE = Constants.EMPTY_TREE_ID;
    private static final Entry NONE = new Entry(FileMode.MISSING, ObjectId.zeroId());

    private final ObjectReader stored;
    private final ObjectInserter.Formatter formatter = new ObjectInserter.Formatter();
    private final Map<ObjectId, byte[]> made = new HashMap<>();

    TreeMerge(Repository repository) {
        this.stored = repository.newObjectReader();
    }

    /** What comes of a merge. */
    sealed interface Merged {
        record Clean(ObjectId tree) implements Merged {}

        /** @param path the first that is not clean */
        record Open(String path) implements Merged {}
    }

    /** What a tree has under a name. */
    private record Entry(FileMode mode, ObjectId id) {
        boolean absent() {
            return mode.equals(FileMode.MISSING);
        }

        boolean isTree() {
            return mode.equals(FileMode.TREE);
        }

        boolean isFile() {
            return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
        }
    }

    /**
     * Where the merge is.
     *
     * @param path with a slash at its end, but for the outermost
     * @param attributes whether a file of git's there or above says how files are merged
     */
    private record Folder(String path, boolean attributes) {}

    /** It is not clean at this path. */
    private static final class OpenException extends Exception {
        private static final long serialVersionUID = 1;

        OpenException(String path) {
            super(path, null, false, false);
        }
    }

    /** @param base the tree that both sides changed; zeros: an empty one */
    Merged merge(ObjectId base, ObjectId ours, ObjectId theirs) throws IOException {
        try {
            return new Merged.Clean(tree(new Folder("", false), List.of(base, ours, theirs)));
        } catch (OpenException e) {
            return new Merged.Open(String.valueOf(e.getMessage()));
        }
    }

    private ObjectId tree(Folder folder, List<ObjectId> sides) throws IOException, OpenException {
        Map<String, Entry> base = entries(sides.get(0));
        Map<String, Entry> ours = entries(sides.get(1));
        Map<String, Entry> theirs = entries(sides.get(2));
        TreeSet<String> names = new TreeSet<>(base.keySet());
        names.addAll(ours.keySet());
        names.addAll(theirs.keySet());
        Folder here = new Folder(folder.path(), folder.attributes() || names.contains(Constants.DOT_GIT_ATTRIBUTES));
        Map<String, Entry> merged = new HashMap<>();
        for (String name : names) {
            Three three = new Three(
                    base.getOrDefault(name, NONE), ours.getOrDefault(name, NONE), theirs.getOrDefault(name, NONE));
            Entry entry = entry(here, name, three);
            if (!entry.absent()) {
                merged.put(name, entry);
            }
        }
        return written(merged);
    }

    /** What the three trees have under one name. */
    private record Three(Entry base, Entry ours, Entry theirs) {
        boolean trees() {
            return ours.isTree() && theirs.isTree() && (base.isTree() || base.absent());
        }

        boolean files() {
            return base.isFile() && ours.isFile() && theirs.isFile();
        }
    }

    private Entry entry(Folder folder, String name, Three three) throws IOException, OpenException {
        String path = folder.path() + name;
        if (three.ours().equals(three.theirs())) {
            requireNothingGone(path, three.base(), three.ours());
            return three.ours();
        }
        if (three.base().equals(three.ours())) {
            return three.theirs();
        }
        if (three.base().equals(three.theirs())) {
            return three.ours();
        }
        if (three.trees()) {
            List<ObjectId> sides =
                    List.of(three.base().id(), three.ours().id(), three.theirs().id());
            ObjectId tree = tree(new Folder(path + "/", folder.attributes()), sides);
            return tree.equals(EMPTY_TREE) ? NONE : new Entry(FileMode.TREE, tree);
        }
        if (!three.files()) {
            throw new OpenException(path);
        }
        FileMode mode = three.base().mode().equals(three.ours().mode())
                ? three.theirs().mode()
                : three.ours().mode();
        return new Entry(mode, text(path, folder, three));
    }

    /** Where both sides took a file away, each may have renamed it, to different names. */
    private void requireNothingGone(String path, Entry base, Entry both) throws IOException, OpenException {
        if (base.equals(both) || base.absent()) {
            return;
        }
        if (both.absent() || base.isTree() != both.isTree()) {
            throw new OpenException(path);
        }
        if (base.isTree()) {
            Map<String, Entry> now = entries(both.id());
            for (Map.Entry<String, Entry> was : entries(base.id()).entrySet()) {
                requireNothingGone(path + "/" + was.getKey(), was.getValue(), now.getOrDefault(was.getKey(), NONE));
            }
        }
    }

    private ObjectId text(String path, Folder folder, Three three) throws IOException, OpenException {
        ObjectId base = three.base().id();
        ObjectId ours = three.ours().id();
        ObjectId theirs = three.theirs().id();
        if (base.equals(ours)) {
            return theirs;
        }
        if (base.equals(theirs) || ours.equals(theirs)) {
            return ours;
        }
        if (folder.attributes()) {
            throw new OpenException(path);
        }
        MergeResult<RawText> merge = new MergeAlgorithm(new HistogramDiff())
                .merge(RawTextComparator.DEFAULT, raw(path, base), raw(path, ours), raw(path, theirs));
        if (merge.containsConflicts()) {
            throw new OpenException(path);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MergeFormatter().formatMerge(out, merge, List.of("base", "ours", "theirs"), StandardCharsets.UTF_8);
        return kept(Constants.OBJ_BLOB, out.toByteArray());
    }

    private RawText raw(String path, ObjectId id) throws IOException, OpenException {
        byte[] bytes = bytes(id);
        if (bytes.length > LARGEST || RawText.isBinary(bytes)) {
            throw new OpenException(path);
        }
        return new RawText(bytes);
    }

    /** More than the most where it has more than that. */
    private byte[] bytes(ObjectId id) throws IOException {
        byte[] own = made.get(id);
        if (own != null) {
            return own;
        }
        ObjectLoader loader = stored.open(id);
        return loader.getSize() > LARGEST ? new byte[LARGEST + 1] : loader.getCachedBytes(LARGEST);
    }

    private Map<String, Entry> entries(ObjectId tree) throws IOException {
        Map<String, Entry> entries = new HashMap<>();
        if (tree.equals(ObjectId.zeroId())) {
            return entries;
        }
        CanonicalTreeParser parser = new CanonicalTreeParser();
        byte[] own = made.get(tree);
        if (own == null) {
            parser.reset(stored, tree);
        } else {
            parser.reset(own);
        }
        for (; !parser.eof(); parser.next()) {
            entries.put(parser.getEntryPathString(), new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        return entries;
    }

    private ObjectId written(Map<String, Entry> entries) throws IOException {
        TreeFormatter tree = new TreeFormatter();
        List<String> names = new ArrayList<>(entries.keySet());
        names.sort((one, other) -> compare(one, entry(entries, one), other, entry(entries, other)));
        for (String name : names) {
            Entry entry = entry(entries, name);
            tree.append(name, entry.mode(), entry.id());
        }
        return kept(Constants.OBJ_TREE, tree.toByteArray());
    }

    private static Entry entry(Map<String, Entry> entries, String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    /** As git orders a tree: by the bytes of names, with a slash behind a folder's. */
    private static int compare(String one, Entry oneEntry, String other, Entry otherEntry) {
        byte[] left = Constants.encode(one);
        byte[] right = Constants.encode(other);
        return Paths.compare(
                left,
                0,
                left.length,
                oneEntry.mode().getBits(),
                right,
                0,
                right.length,
                otherEntry.mode().getBits());
    }

    private ObjectId kept(int type, byte[] bytes) {
        ObjectId id = formatter.idFor(type, bytes);
        made.put(id, bytes);
        return id;
    }

    @Override
    public void close() {
        stored.close();
        formatter.close();
    }
}
