package org.splectrum.se.demo.github.git;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A bare git repository on disk, read and moved without a working tree. Thread-safe as far as git is: two writers of one
 * branch must be kept apart by the caller. Broken storage is an {@link UncheckedIOException}.
 */
public final class BareRepository implements AutoCloseable {
    private final Repository git;

    private BareRepository(Repository git) {
        this.git = requireNonNull(git, "git is null");
    }

    /** Makes an empty repository in a folder that is not there yet or empty. */
    public static BareRepository create(Path directory, String defaultBranch) {
        try {
            Repository git = new FileRepository(directory.toFile());
            git.create(true);
            git.getConfig().setBoolean("http", null, "receivepack", true);
            git.getConfig().save();
            git.updateRef(Constants.HEAD, false).link(Constants.R_HEADS + defaultBranch);
            return new BareRepository(git);
        } catch (IOException e) {
            throw new UncheckedIOException("creating the repository " + directory, e);
        }
    }

    /** The JGit repository, for serving it. */
    public Repository jgit() {
        return git;
    }

    public Path directory() {
        return git.getDirectory().toPath();
    }

    /** The full sha of a commit that a branch, a full ref or a sha names. */
    public Optional<String> resolve(String revision) {
        return reading("resolving " + revision, () -> {
            ObjectId id = find(revision);
            return id.equals(ObjectId.zeroId()) ? Optional.empty() : Optional.of(id.name());
        });
    }

    /** All refs below a prefix such as {@code refs/heads/}, and the shas they are at. */
    public Map<String, String> refs(String prefix) {
        return reading("listing refs", () -> {
            Map<String, String> found = new TreeMap<>();
            for (Ref ref : git.getRefDatabase().getRefsByPrefix(prefix)) {
                found.put(ref.getName(), requireNonNull(ref.getObjectId()).name());
            }
            return found;
        });
    }

    /** The bytes of a file at a revision, or nothing when the revision or the file is not there. */
    public Optional<byte[]> file(String revision, String path) {
        return reading("reading " + path, () -> {
            ObjectId id = find(revision);
            if (id.equals(ObjectId.zeroId())) {
                return Optional.empty();
            }
            try (RevWalk walk = new RevWalk(git);
                    TreeWalk tree =
                            TreeWalk.forPath(git, path, walk.parseCommit(id).getTree())) {
                if (tree == null || FileMode.TREE.equals(tree.getRawMode(0))) {
                    return Optional.empty();
                }
                return Optional.of(git.open(tree.getObjectId(0)).getBytes());
            }
        });
    }

    /** What stands in a folder at a revision; the empty path is the root. */
    public List<Entry> list(String revision, String folder) {
        return reading("listing " + folder, () -> Trees.list(git, find(revision), folder));
    }

    public CommitInfo commit(String sha) {
        return reading("reading commit " + sha, () -> {
            try (RevWalk walk = new RevWalk(git)) {
                return CommitInfo.of(walk.parseCommit(ObjectId.fromString(sha)));
            }
        });
    }

    /** The commits that {@code to} has and {@code from} has not, oldest first. */
    public List<CommitInfo> between(String from, String to) {
        return reading("listing commits", () -> {
            List<CommitInfo> commits = new ArrayList<>();
            try (RevWalk walk = new RevWalk(git)) {
                walk.markStart(walk.parseCommit(ObjectId.fromString(to)));
                walk.markUninteresting(walk.parseCommit(ObjectId.fromString(from)));
                walk.sort(RevSort.TOPO);
                walk.sort(RevSort.REVERSE, true);
                for (RevCommit commit : walk) {
                    commits.add(CommitInfo.of(commit));
                }
            }
            return commits;
        });
    }

    /** The newest commit that both have, or nothing when their histories are strangers. */
    public Optional<String> mergeBase(String one, String other) {
        return reading("finding the merge base", () -> {
            try (RevWalk walk = new RevWalk(git)) {
                walk.setRevFilter(RevFilter.MERGE_BASE);
                walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
                walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
                RevCommit found = walk.next();
                return found == null ? Optional.empty() : Optional.of(found.name());
            }
        });
    }

    /** What {@code to} changed since {@code from}, file by file. */
    public List<FileChange> diff(String from, String to) {
        return reading("comparing", () -> Diffs.between(git, ObjectId.fromString(from), ObjectId.fromString(to)));
    }

    /** Commits on top of a branch, which is made from the default branch when it is new, and gives the new sha. */
    public String commit(String branch, Change change) {
        return reading("committing", () -> new Committing(git).commit(branch, change));
    }

    /** Whether merging one commit into the other would leave no conflict. */
    public boolean mergesCleanly(String base, String head) {
        return reading("merging", () -> Committing.merge(git, base, head).isPresent());
    }

    /** Merges the head into the branch with a merge commit, and gives its sha; nothing when they conflict. */
    public Optional<String> merge(String branch, String head, Change.By by) {
        return reading("merging", () -> new Committing(git).merge(branch, head, by));
    }

    /** Points a ref at a commit, forced; forty zeros take it away. */
    public void point(String ref, String sha) {
        reading("updating " + ref, () -> {
            RefUpdate update = git.updateRef(ref);
            update.setForceUpdate(true);
            ObjectId id = ObjectId.fromString(sha);
            if (id.equals(ObjectId.zeroId())) {
                return update.delete();
            }
            update.setNewObjectId(id);
            return update.update();
        });
    }

    @Override
    public void close() {
        git.close();
    }

    private ObjectId find(String revision) throws IOException {
        for (String candidate : List.of(Constants.R_HEADS + revision, revision, Constants.R_TAGS + revision)) {
            Ref ref = git.exactRef(candidate);
            if (ref != null && ref.getObjectId() != null) {
                return ref.getObjectId();
            }
        }
        if (!ObjectId.isId(revision)) {
            return ObjectId.zeroId();
        }
        ObjectId id = ObjectId.fromString(revision);
        return git.getObjectDatabase().has(id) ? id : ObjectId.zeroId();
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    private static <T> T reading(String what, Reading<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        }
    }
}
