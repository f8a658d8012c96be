package org.splectrum.se.runner.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Continuation;
import org.splectrum.se.runner.protocol.Failure;

/**
 * Commits of the workspace as it is while the agent works in it, each with the session's files on top; see {@link
 * Continuation}. Everything is kept in a git directory of the runner's own: the agent's index, branches and objects stay as
 * they are, and its configuration is not read. Ignored files and the agent's own commits are left out. For one thread.
 */
public final class Snapshots {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final long MOST_CHANGED_BYTES = 32L << 20;

    private final Path workspace;
    private final Path folder;
    private final Checkout checkout;
    private String before;
    private String trees = "";

    private Snapshots(Path workspace, Path folder, Checkout checkout) {
        this.workspace = workspace;
        this.folder = folder;
        this.checkout = checkout;
        this.before = checkout.input();
    }

    /**
     * To be called on a workspace that is checked out, before the agent works in it: what git knows of its files is taken over, so
     * that the first snapshot need not read them all.
     *
     * @param temporary an existing folder, for the git directory
     */
    public static Snapshots of(Path workspace, Path temporary, Checkout checkout) {
        try {
            Path folder = Files.createTempDirectory(temporary, "snapshots-");
            GitFolder.create(folder, "snapshots");
            Files.createDirectory(folder.resolve("session"));
            Path index = workspace.resolve(".git/index");
            if (Files.exists(index)) {
                Files.copy(index, folder.resolve("index"));
            }
            return new Snapshots(workspace, folder, checkout);
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder for snapshots in " + temporary, e);
        }
    }

    /** Where the session's files are to be put before one is taken; a folder of the runner's. */
    public Path session() {
        return folder.resolve("session");
    }

    /** The same for a workspace that stands on a snapshot already: what is in it is not sent again. */
    public Snapshots goingOnFrom(String snapshot) {
        before = snapshot;
        return this;
    }

    /**
     * A commit of everything, and a pack of the objects in it that neither the input nor the last kept snapshot has.
     *
     * @return empty where nothing changed since the last one that was kept
     * @throws AttemptFailed where git could not, or too much changed at once
     */
    public Optional<Taken> take() {
        Deadline deadline = Deadline.in(LONGEST);
        Git ofSession = git(session(), "session-index", deadline);
        ofSession.run("add", "--all", "--force");
        String conversation = ofSession.run("write-tree");
        Git ofWorkspace = git(workspace, "index", deadline);
        requireLittle(ofWorkspace);
        add(ofWorkspace);
        String files = ofWorkspace.run("write-tree");
        if (trees.equals(files + conversation)) {
            return Optional.empty();
        }
        String below = ofWorkspace.run("commit-tree", "-p", checkout.input(), "-m", "Workspace", files);
        String commit = ofWorkspace.run("commit-tree", "-p", below, "-m", "Session", conversation);
        return Optional.of(new Taken(commit, files + conversation, pack(ofWorkspace, commit)));
    }

    /** The server has it. */
    public void kept(Taken taken) {
        before = taken.commit();
        trees = taken.trees();
    }

    private Git git(Path tree, String index, Deadline deadline) {
        Map<String, String> places = new HashMap<>(Workspace.identity(checkout));
        places.put("GIT_DIR", folder.toString());
        places.put("GIT_WORK_TREE", tree.toString());
        places.put("GIT_INDEX_FILE", folder.resolve(index).toString());
        places.put(
                "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                workspace.resolve(".git/objects").toString());
        return Git.in(tree, deadline).with(places);
    }

    private void requireLittle(Git git) {
        String names = git.run("ls-files", "--others", "--modified", "--exclude-standard", "-z");
        long bytes = 0;
        for (String name : names.split("\0", -1)) {
            bytes += size(name);
        }
        if (bytes > MOST_CHANGED_BYTES) {
            throw new AttemptFailed(Failure.DISK_FULL, "files of " + (bytes >> 20) + " MB changed at once");
        }
    }

    private long size(String name) {
        try {
            Path file = workspace.resolve(name);
            return Files.isSymbolicLink(file) || Files.isDirectory(file) ? 0 : Files.size(file);
        } catch (IOException | IllegalArgumentException e) {
            return 0; // gone again, or a name that Java cannot say
        }
    }

    /** Files come and go meanwhile: what git could not read the first time it gets at the second, or it is gone. */
    private static void add(Git git) {
        for (int tries = 0; tries < 2; tries++) {
            Ended added = git.attempt("add", "--all", "--ignore-errors");
            if (added.succeeded() || added.errors().contains(" does not have a commit checked out")) {
                return;
            }
            if (tries > 0) {
                throw Git.failed(added, "add");
            }
        }
    }

    private byte[] pack(Git git, String commit) {
        String revisions = commit + "\n^" + checkout.input() + "\n^" + before + "\n";
        String name = git.feed(
                revisions,
                "pack-objects",
                "--quiet",
                "--revs",
                folder.resolve("out").toString());
        Path pack = folder.resolve("out-" + name + ".pack");
        try {
            byte[] bytes = Files.readAllBytes(pack);
            for (String kind : new String[] {"pack", "idx", "rev"}) {
                Files.deleteIfExists(folder.resolve("out-" + name + "." + kind));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + pack, e);
        }
    }

    /**
     * A snapshot that is to be brought to the server.
     *
     * @param commit sha
     * @param trees what was looked at, to tell whether the next differs
     * @param pack its objects
     */
    @SuppressWarnings("ArrayRecordComponent") // made and sent, never compared
    public record Taken(String commit, String trees, byte[] pack) {}
}
