package org.splectrum.se.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.steps.Patches;

/** Reads patches from SE's mirrors. */
public final class GitPatches implements Patches {
    /** In bytes; of larger files only the name is told. */
    private static final int LARGEST_TEXT = 2 * 1024 * 1024;

    /** In bytes; the files behind it are left out. */
    private static final int LARGEST_PATCH = 16 * 1024 * 1024;

    private final GitMirrors mirrors;

    public GitPatches(GitMirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public CommitId parting(RepositoryName repository, CommitId base, CommitId head) {
        try (Repository local = MirrorFolder.open(mirrors.mirror(repository));
                RevWalk walk = new RevWalk(local)) {
            return new CommitId(
                    shared(walk, commit(walk, base), commit(walk, head)).name());
        } catch (IOException e) {
            throw new UncheckedIOException("comparing " + base + " with " + head + " in " + repository, e);
        }
    }

    @Override
    public CommitId beginning(RepositoryName repository, CommitId base, CommitId head) {
        try (Repository local = MirrorFolder.open(mirrors.mirror(repository))) {
            return FormerTips.beginning(local, base, head);
        } catch (IOException e) {
            throw new UncheckedIOException("comparing " + base + " with " + head + " in " + repository, e);
        }
    }

    private static RevCommit commit(RevWalk walk, CommitId commit) throws IOException {
        return walk.parseCommit(ObjectId.fromString(commit.sha()));
    }

    @Override
    public Patch since(RepositoryName repository, CommitId base, CommitId head, int most) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (Repository local = MirrorFolder.open(mirrors.mirror(repository));
                RevWalk walk = new RevWalk(local);
                DiffFormatter diff = new DiffFormatter(text)) {
            diff.setRepository(local);
            diff.setDetectRenames(true);
            diff.setBinaryFileThreshold(LARGEST_TEXT);
            RevCommit end = commit(walk, head);
            RevCommit start = shared(walk, commit(walk, base), end);
            for (DiffEntry entry : diff.scan(start.getTree(), end.getTree())) {
                if (text.size() < LARGEST_PATCH) {
                    diff.format(entry);
                }
            }
            diff.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("comparing " + base + " with " + head + " in " + repository, e);
        }
        return new Patch(start(text.toString(StandardCharsets.UTF_8), most), shown(text.toByteArray()));
    }

    /** By the heads of the patch's hunks. */
    private static Map<String, List<Lines>> shown(byte[] text) {
        var parsed = new org.eclipse.jgit.patch.Patch();
        parsed.parse(text, 0, text.length);
        Map<String, List<Lines>> shown = new HashMap<>();
        for (FileHeader file : parsed.getFiles()) {
            if (file.getChangeType() != DiffEntry.ChangeType.DELETE) {
                shown.put(file.getNewPath(), lines(file.getHunks()));
            }
        }
        return shown;
    }

    /** Where the two parted; the base itself where they share no history. */
    private static RevCommit shared(RevWalk walk, RevCommit base, RevCommit head) throws IOException {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(base);
        walk.markStart(head);
        RevCommit shared = walk.next();
        RevCommit start = shared == null ? base : shared;
        walk.parseBody(start);
        return start;
    }

    private static List<Lines> lines(List<? extends HunkHeader> hunks) {
        List<Lines> lines = new ArrayList<>();
        for (HunkHeader hunk : hunks) {
            if (hunk.getNewLineCount() > 0) {
                lines.add(new Lines(hunk.getNewStartLine(), hunk.getNewStartLine() + hunk.getNewLineCount() - 1));
            }
        }
        return lines;
    }

    private static String start(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Math.max(0, text.lastIndexOf('\n', most) + 1));
    }
}
