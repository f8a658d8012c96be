package org.splectrum.se.demo.github.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;

/** Compares two commits, with renames. */
final class Diffs {
    private Diffs() {}

    static List<FileChange> between(Repository git, ObjectId from, ObjectId to) throws IOException {
        List<FileChange> changes = new ArrayList<>();
        var out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.setRepository(git);
            formatter.setDetectRenames(true);
            for (DiffEntry entry : formatter.scan(from, to)) {
                FileHeader header = formatter.toFileHeader(entry);
                out.reset();
                formatter.format(entry);
                formatter.flush();
                changes.add(change(entry, header.toEditList(), out.toString(StandardCharsets.UTF_8)));
            }
        }
        return changes;
    }

    private static FileChange change(DiffEntry entry, EditList edits, String text) {
        int added = edits.stream().mapToInt(Edit::getLengthB).sum();
        int deleted = edits.stream().mapToInt(Edit::getLengthA).sum();
        int hunks = text.indexOf("\n@@");
        boolean removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        return new FileChange(
                removed ? entry.getOldPath() : entry.getNewPath(),
                (removed ? entry.getOldId() : entry.getNewId()).name(),
                kind(entry.getChangeType()),
                added,
                deleted,
                hunks < 0 ? "" : text.substring(hunks + 1));
    }

    private static FileChange.Kind kind(DiffEntry.ChangeType type) {
        return switch (type) {
            case ADD -> FileChange.Kind.ADDED;
            case DELETE -> FileChange.Kind.REMOVED;
            case MODIFY -> FileChange.Kind.MODIFIED;
            case RENAME -> FileChange.Kind.RENAMED;
            case COPY -> FileChange.Kind.COPIED;
        };
    }
}
