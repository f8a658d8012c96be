package org.splectrum.se.git;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;
import org.splectrum.se.model.CommitId;

/**
 * What a repository's default branch was before somebody rewrote it: a branch that left it there did not make those commits, as
 * {@code git merge-base --fork-point} knows by the log of a ref.
 */
final class FormerTips {
    private static final String REFS = "refs/se/former/";

    private FormerTips() {}

    /** Keeps what the branch was where it is no part of what it is now; true where it is none. Idempotent. */
    static boolean keep(Repository mirror, CommitId before, CommitId now) throws IOException {
        try (RevWalk walk = new RevWalk(mirror)) {
            RevCommit old = walk.parseCommit(id(before));
            if (walk.isMergedInto(old, walk.parseCommit(id(now)))) {
                return false;
            }
            RefUpdate update = mirror.updateRef(REFS + before.sha(), true);
            update.setNewObjectId(old);
            update.disableRefLog();
            update.update(walk);
            return true;
        }
    }

    /** From where on the commits of the head are its own: the base, or the newest commit of the head that the branch had once and lost. */
    static CommitId beginning(Repository mirror, CommitId base, CommitId head) throws IOException {
        RevCommit beginning = null;
        try (RevWalk walk = new RevWalk(mirror)) {
            RevCommit onto = walk.parseCommit(id(base));
            for (Ref former : mirror.getRefDatabase().getRefsByPrefix(REFS)) {
                ObjectId tip = former.getObjectId();
                RevCommit parted = tip == null ? null : parting(mirror, tip, id(head));
                if (parted != null && !walk.isMergedInto(walk.parseCommit(parted), onto)) {
                    RevCommit lost = walk.parseCommit(parted);
                    beginning = beginning == null || walk.isMergedInto(beginning, lost) ? lost : beginning;
                }
            }
        }
        return beginning == null ? base : new CommitId(beginning.name());
    }

    private static @Nullable RevCommit parting(Repository mirror, ObjectId one, ObjectId other) throws IOException {
        try (RevWalk walk = new RevWalk(mirror)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(List.of(walk.parseCommit(one), walk.parseCommit(other)));
            return walk.next();
        }
    }

    private static ObjectId id(CommitId commit) {
        return ObjectId.fromString(commit.sha());
    }
}
