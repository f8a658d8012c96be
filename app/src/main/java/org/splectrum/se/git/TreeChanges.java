package org.splectrum.se.git;

import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.io.NullOutputStream;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.run.Changes;

/** Compares two commits without checking either out. */
final class TreeChanges {
    /** In bytes; lines of larger files are not counted. */
    private static final int LARGEST_TEXT = 8 * 1024 * 1024;

    private TreeChanges() {}

    static Changes between(Repository mirror, CommitId from, CommitId to) throws IOException {
        try (DiffFormatter diff = new DiffFormatter(NullOutputStream.INSTANCE)) {
            diff.setRepository(mirror);
            diff.setDetectRenames(false);
            diff.setBinaryFileThreshold(LARGEST_TEXT);
            SortedSet<String> files = new TreeSet<>();
            int insertions = 0;
            int deletions = 0;
            for (DiffEntry entry : diff.scan(ObjectId.fromString(from.sha()), ObjectId.fromString(to.sha()))) {
                files.add(
                        entry.getChangeType() == DiffEntry.ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath());
                for (Edit edit : diff.toFileHeader(entry).toEditList()) {
                    insertions += edit.getLengthB();
                    deletions += edit.getLengthA();
                }
            }
            return new Changes(files.stream().toList(), insertions, deletions);
        }
    }
}
