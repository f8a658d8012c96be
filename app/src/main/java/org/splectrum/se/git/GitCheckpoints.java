package org.splectrum.se.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ObjectStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splectrum.se.model.CommitId;
import org.splectrum.se.model.RepositoryName;
import org.splectrum.se.steps.Checkpoints;

/**
 * Reads every object that a checkpoint brought beyond what it builds on, and compares it with its name. Only what commits changed is
 * looked at, so that it takes as long as their changes are large, and not their repository. Thread-safe.
 */
public final class GitCheckpoints implements Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(GitCheckpoints.class);
    private final GitMirrors mirrors;

    public GitCheckpoints(GitMirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public Optional<String> flaw(RepositoryName repository, CommitId checkpoint, List<CommitId> since) {
        Path mirror = mirrors.mirror(repository);
        Optional<String> flaw =
                Files.exists(mirror) ? flaw(mirror, checkpoint, since) : Optional.of("the repository's mirror is gone");
        flaw.ifPresent(why -> LOG.warn("the checkpoint {} in {} is damaged: {}", checkpoint, repository, why));
        return flaw;
    }

    private static Optional<String> flaw(Path mirror, CommitId checkpoint, List<CommitId> since) {
        try (Repository local = MirrorFolder.open(mirror);
                ObjectReader reader = local.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            for (CommitId base : since) {
                RevCommit commit = walk.parseCommit(ObjectId.fromString(base.sha()));
                walk.parseTree(commit.getTree());
                walk.markUninteresting(commit);
            }
            walk.markStart(walk.parseCommit(ObjectId.fromString(checkpoint.sha())));
            Reading reading = new Reading(reader, new HashSet<>());
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                for (RevCommit parent : commit.getParents()) {
                    walk.parseHeaders(parent);
                }
                reading.read(commit);
            }
            return Optional.empty();
        } catch (IOException e) {
            if (Damaged.tells(e) || isOfContent(e)) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
            throw new UncheckedIOException("reading " + checkpoint + " in " + mirror, e);
        }
    }

    private static boolean isOfContent(IOException e) {
        return e instanceof IncorrectObjectTypeException || e instanceof EOFException || e instanceof ZipException;
    }

    /** @param read what was read already */
    private record Reading(ObjectReader reader, Set<ObjectId> read) {
        void read(RevCommit commit) throws IOException {
            whole(commit);
            whole(commit.getTree());
            try (TreeWalk trees = new TreeWalk(reader)) {
                trees.setFilter(TreeFilter.ANY_DIFF);
                for (RevCommit parent : commit.getParents()) {
                    trees.addTree(parent.getTree());
                }
                int own = trees.addTree(commit.getTree());
                while (trees.next()) {
                    if (isNew(trees, own)) {
                        whole(trees.getObjectId(own));
                        if (trees.isSubtree()) {
                            trees.enterSubtree();
                        }
                    }
                }
            }
        }

        /** A commit of a submodule is in another repository, and what a parent has at the same place is looked at with that. */
        private static boolean isNew(TreeWalk trees, int own) {
            if (trees.getRawMode(own) == FileMode.TYPE_MISSING || trees.getRawMode(own) == FileMode.TYPE_GITLINK) {
                return false;
            }
            for (int parent = 0; parent < own; parent++) {
                if (trees.idEqual(parent, own)) {
                    return false;
                }
            }
            return true;
        }

        private void whole(AnyObjectId id) throws IOException {
            if (!read.add(id.copy())) {
                return;
            }
            ObjectLoader object = reader.open(id);
            try (ObjectStream stream = object.openStream();
                    ObjectInserter.Formatter names = new ObjectInserter.Formatter()) {
                if (!AnyObjectId.isEqual(names.idFor(object.getType(), object.getSize(), stream), id)) {
                    throw new CorruptObjectException(id.copy(), "its content is not what its name says");
                }
            }
        }
    }
}
