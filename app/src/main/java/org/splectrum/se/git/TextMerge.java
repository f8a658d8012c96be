package org.splectrum.se.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.splectrum.se.runner.protocol.FileConflict;
import org.splectrum.se.runner.protocol.PlainText;

/** Merges the texts of a path, and says whether what was made of them is that. For one thread. */
final class TextMerge implements AutoCloseable {
    /** In bytes; of larger files nobody judges a resolution. */
    private static final int LARGEST = 2 << 20;

    private final Repository local;
    private final ObjectReader reader;
    private final RevCommit result;

    TextMerge(Repository local, RevCommit result) {
        this.local = local;
        this.reader = local.newObjectReader();
        this.result = result;
    }

    /** What a text turns out to be. */
    sealed interface Compared {
        /** The merge, without a conflict. */
        record Clean() implements Compared {}

        /** @param lines of the conflicts, in the file as the rebase leaves it */
        record Resolved(FileConflict conflict, String text, List<Integer> lines) implements Compared {}

        /** @param why half a sentence */
        record Unreadable(String why) implements Compared {}
    }

    Compared compare(String path, ReplayedCommit.Four four) throws IOException {
        List<RawText> texts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (ReplayedCommit.Entry entry : List.of(four.base(), four.ours(), four.theirs(), four.made())) {
            byte[] bytes = entry.absent() ? new byte[0] : read(entry.id());
            if (bytes.length > LARGEST) {
                return new Compared.Unreadable("it is too large to be judged");
            }
            texts.add(new RawText(bytes));
            PlainText.of(bytes).ifPresent(words::add);
        }
        MergeResult<RawText> merge = merge(texts);
        if (isClean(merge, texts.get(3))
                || CleanMerge.is(texts.stream().map(RawText::getRawContent).toList())) {
            return new Compared.Clean();
        }
        if (words.size() < texts.size()) {
            return new Compared.Unreadable("it is no text in UTF-8 on every side");
        }
        FileConflict conflict = new FileConflict(path, words.get(0), words.get(1), words.get(2));
        return new Compared.Resolved(conflict, words.get(3), lines(path, merge, texts.get(3)));
    }

    private static MergeResult<RawText> merge(List<RawText> texts) {
        return new MergeAlgorithm(new HistogramDiff())
                .merge(RawTextComparator.DEFAULT, texts.get(0), texts.get(1), texts.get(2));
    }

    /** The usual case: JGit makes the same merge. */
    private static boolean isClean(MergeResult<RawText> merge, RawText made) throws IOException {
        return !merge.containsConflicts() && Arrays.equals(formatted(merge), made.getRawContent());
    }

    /** More than the most where it has more than that. */
    private byte[] read(ObjectId id) throws IOException {
        ObjectLoader loader = reader.open(id);
        return loader.getSize() > LARGEST ? new byte[LARGEST + 1] : loader.getCachedBytes(LARGEST);
    }

    private static byte[] formatted(MergeResult<RawText> merge) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MergeFormatter().formatMerge(out, merge, List.of("base", "ours", "theirs"), StandardCharsets.UTF_8);
        return out.toByteArray();
    }

    /** Where the merge has its conflicts, as places in what was made of it, and then in what the rebase made of that. */
    private List<Integer> lines(String path, MergeResult<RawText> merge, RawText made) throws IOException {
        StringBuilder ours = new StringBuilder();
        List<Integer> begins = new ArrayList<>();
        int count = 0;
        for (MergeChunk chunk : merge) {
            switch (chunk.getConflictState()) {
                case NO_CONFLICT, FIRST_CONFLICTING_RANGE -> {
                    if (chunk.getConflictState() == MergeChunk.ConflictState.FIRST_CONFLICTING_RANGE) {
                        begins.add(count);
                    }
                    RawText text = merge.getSequences().get(chunk.getSequenceIndex());
                    for (int line = chunk.getBegin(); line < chunk.getEnd(); line++) {
                        ours.append(text.getString(line)).append('\n');
                        count++;
                    }
                }
                case BASE_CONFLICTING_RANGE, NEXT_CONFLICTING_RANGE -> {}
            }
        }
        RawText merged = new RawText(ours.toString().getBytes(StandardCharsets.UTF_8));
        EditList toMade = edits(merged, made);
        if (begins.isEmpty() && !toMade.isEmpty()) {
            begins.add(toMade.getFirst().getBeginA());
        }
        RawText last = last(path);
        EditList toLast = edits(made, last);
        return begins.stream()
                .map(line -> moved(moved(line, toMade), toLast))
                .map(line -> Math.clamp(line + 1L, 1, Math.max(1, last.size())))
                .distinct()
                .toList();
    }

    private static EditList edits(RawText from, RawText to) {
        return new HistogramDiff().diff(RawTextComparator.DEFAULT, from, to);
    }

    private static int moved(int line, EditList edits) {
        int offset = 0;
        for (Edit edit : edits) {
            if (edit.getEndA() <= line && edit.getBeginA() < line) {
                offset += edit.getLengthB() - edit.getLengthA();
            } else if (edit.getBeginA() <= line) {
                return edit.getBeginB();
            }
        }
        return line + offset;
    }

    /** The file as the rebase leaves it; an empty text where it does not. */
    private RawText last(String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(local, path, result.getTree())) {
            return new RawText(walk == null ? new byte[0] : read(walk.getObjectId(0)));
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
