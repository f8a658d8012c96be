package org.splectrum.se.merge.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.splectrum.se.merge.Blob;
import org.splectrum.se.merge.Conflict;

/**
 * Reads the conflicts that people resolved in a repository's own merges: each is merged again in memory. Reads objects only: runs
 * no hook, filter or merge driver, and writes nothing. Renames are not followed.
 */
public final class History {
    private static final int MAX_BYTES = 8 << 20;

    private final Repository repository;
    private final RevWalk walk;
    private final String name;

    private History(Repository repository, RevWalk walk, String name) {
        this.repository = repository;
        this.walk = walk;
        this.name = name;
    }

    /**
     * @param clone a repository with or without a working tree
     * @param since merges before are left out
     * @param limit how many conflicts at most, the newest merges first
     * @throws IOException where it is no repository, or a damaged one
     */
    public static List<Case> read(Path clone, Instant since, int limit) throws IOException {
        RepositoryBuilder builder = new RepositoryBuilder().setMustExist(true);
        builder.findGitDir(clone.toFile());
        if (builder.getGitDir() == null) {
            builder.setGitDir(clone.toFile()).setBare();
        }
        try (Repository repository = builder.build();
                RevWalk walk = new RevWalk(repository)) {
            return new History(
                            repository,
                            walk,
                            clone.toAbsolutePath().normalize().getFileName().toString())
                    .read(since, limit);
        }
    }

    private List<Case> read(Instant since, int limit) throws IOException {
        List<Case> cases = new ArrayList<>();
        ObjectId head = repository.resolve(Constants.HEAD);
        if (head == null) {
            return cases;
        }
        List<RevCommit> merges = new ArrayList<>();
        walk.markStart(walk.parseCommit(head));
        for (RevCommit commit : walk) {
            if (commit.getParentCount() == 2 && commit.getCommitTime() >= since.getEpochSecond()) {
                merges.add(commit);
            }
        }
        for (RevCommit merge : merges) {
            if (cases.size() >= limit) {
                break;
            }
            cases.addAll(conflicts(merge));
        }
        return cases.subList(0, Math.min(limit, cases.size()));
    }

    private List<Case> conflicts(RevCommit merge) throws IOException {
        ResolveMerger merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(repository, true);
        List<Case> cases = new ArrayList<>();
        RevCommit ours = walk.parseCommit(merge.getParent(0));
        RevCommit theirs = walk.parseCommit(merge.getParent(1));
        Optional<RevCommit> base = base(ours, theirs);
        if (base.isEmpty() || merger.merge(ours, theirs)) {
            return cases;
        }
        for (String path : merger.getUnmergedPaths()) {
            Optional<Blob> was = blob(base.get(), path);
            Optional<Blob> one = blob(ours, path);
            Optional<Blob> other = blob(theirs, path);
            Optional<Blob> human = blob(merge, path);
            if (was.isPresent() && one.isPresent() && other.isPresent() && human.isPresent()) {
                Conflict conflict = new Conflict(path, was.get(), one.get(), other.get());
                cases.add(new Case(name, merge.name(), conflict, human.get()));
            }
        }
        return cases;
    }

    /** The one that both have; nothing where there are several, whose merge nobody has seen. */
    private Optional<RevCommit> base(RevCommit ours, RevCommit theirs) throws IOException {
        try (RevWalk bases = new RevWalk(repository)) {
            bases.setRevFilter(RevFilter.MERGE_BASE);
            bases.markStart(List.of(bases.parseCommit(ours), bases.parseCommit(theirs)));
            RevCommit first = bases.next();
            return first == null || bases.next() != null ? Optional.empty() : Optional.of(walk.parseCommit(first));
        }
    }

    private Optional<Blob> blob(RevCommit commit, String path) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(repository, path, commit.getTree())) {
            boolean file = found != null && (found.getRawMode(0) & 0170000) == 0100000;
            return file
                    ? Optional.of(Blob.of(repository.open(found.getObjectId(0)).getCachedBytes(MAX_BYTES)))
                    : Optional.empty();
        }
    }
}
