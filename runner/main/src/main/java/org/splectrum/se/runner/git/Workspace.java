package org.splectrum.se.runner.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Continuation;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Groundwork;

/**
 * The repository at its input commit, on a branch of its own, with no remote. To be used before anything foreign ran in
 * it; afterwards see {@link Harvest}.
 */
public final class Workspace {
    private static final String BRANCH = "work";

    /** Below {@code .git}; what is checked out. */
    static final String HEAD = "refs/heads/" + BRANCH;

    private static final String INPUT = "refs/se/input";

    /** In bytes; the server judges no larger text. */
    private static final int LARGEST = 2 << 20;

    private final Path folder;
    private final Git git;
    private final Remote remote;
    private final Checkout checkout;
    private String attributes = "";

    private Workspace(Path folder, Git git, Remote remote, Checkout checkout) {
        this.folder = folder;
        this.git = git;
        this.remote = remote;
        this.checkout = checkout;
    }

    /** Makes an empty repository of the folder, which exists. Idempotent, before anything foreign ran in it. */
    public static void makeEmpty(Path folder) {
        GitFolder.create(folder.resolve(".git"), BRANCH);
    }

    /** The same, to be filled from the remote. */
    public static Workspace create(Path folder, Remote remote, Checkout checkout, Deadline deadline) {
        Git git = Git.in(folder, deadline).with(identity(checkout));
        makeEmpty(folder);
        return new Workspace(folder, git, remote, checkout);
    }

    /**
     * Makes in an empty folder what later ones may find in theirs.
     *
     * @throws AttemptFailed where that is not to be had, or too large
     */
    public static void layGround(Path folder, Groundwork asked, Deadline deadline) {
        Ground.lay(folder, asked, deadline);
    }

    /** Author and committer, for git's environment. */
    public static Map<String, String> identity(String name, String email) {
        return Map.of(
                "GIT_AUTHOR_NAME",
                name,
                "GIT_AUTHOR_EMAIL",
                email,
                "GIT_COMMITTER_NAME",
                name,
                "GIT_COMMITTER_EMAIL",
                email);
    }

    public static Map<String, String> identity(Checkout checkout) {
        return identity(checkout.authorName(), checkout.authorEmail());
    }

    /** Fetches the input and these refs with all their history, and checks out exactly the input commit; once. */
    public void checkOut(String... moreRefs) {
        Optional<Ground> ground = Ground.in(folder);
        fetch(moreRefs);
        if (ground.isPresent()) {
            ground.get().checkOut(git, checkout.input());
        } else {
            git.run("reset", "--quiet", "--hard", checkout.input());
        }
    }

    /** Where the server laid the input out for this attempt, it need not be asked for it. */
    private void fetch(String[] moreRefs) {
        List<String> refs = new ArrayList<>();
        if (Alternate.mounted().filter(objects -> objects.has(checkout.input())).isPresent()) {
            GitFolder.point(folder.resolve(".git"), INPUT, checkout.input());
        } else {
            refs.add("+" + checkout.inputRef() + ":" + INPUT);
        }
        for (int i = 0; i < moreRefs.length; i++) {
            refs.add("+" + moreRefs[i] + ":refs/se/more/" + i);
        }
        if (!refs.isEmpty()) {
            List<String> words =
                    new ArrayList<>(List.of("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote.url()));
            words.addAll(refs);
            remote.talk(git, words);
        }
    }

    /** As {@link #checkOut}, of what is fetched already, and without anything else in the folder. */
    public void checkOutClean() {
        git.run("reset", "--quiet", "--hard", checkout.input());
        git.run("clean", "--quiet", "-ffdx");
    }

    /**
     * Fetches a snapshot, gives the workspace the files that it had then, and puts the session's files into this folder, which
     * is empty. Branch and index stay at the input.
     *
     * @throws AttemptFailed where the snapshot cannot be had whole
     */
    public void restore(Continuation continuation, Path session) {
        String snapshot = continuation.snapshot();
        remote.talk(
                git,
                List.of(
                        "fetch",
                        "--quiet",
                        "--no-tags",
                        "--no-write-fetch-head",
                        remote.url(),
                        "+" + continuation.ref() + ":refs/se/snapshot"));
        if (!git.run("rev-parse", "--verify", "refs/se/snapshot^{commit}").equals(snapshot)) {
            throw new AttemptFailed(Failure.GIT_FAILED, continuation.ref() + " points elsewhere by now");
        }
        git.with(Map.of("GIT_WORK_TREE", session.toString(), "GIT_INDEX_FILE", session + ".index"))
                .run("--git-dir=" + folder.resolve(".git"), "read-tree", "--reset", "-u", snapshot);
        git.run("read-tree", "--reset", "-u", snapshot + "^");
        git.run("reset", "--quiet", checkout.input());
    }

    /** Brings a commit to the attempt's ref. */
    public void push(String commit) {
        push(git, remote, commit + ":" + checkout.outputRef());
    }

    static void push(Git git, Remote remote, String refspec) {
        remote.talk(git, List.of("push", "--quiet", "--no-verify", remote.url(), refspec));
    }

    String run(String... words) {
        return git.run(words);
    }

    String feed(String input, String... words) {
        return git.feed(input, words);
    }

    /** Attributes of this workspace alone, which come over those that the repository names; see gitattributes(5). */
    void attribute(String lines) {
        attributes = lines;
        Path file = folder.resolve(".git/info/attributes");
        try {
            Files.deleteIfExists(file);
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new AttemptFailed(Failure.GIT_FAILED, "writing attributes: " + e);
        }
    }

    /** Configuration and attributes are as they were made, whatever somebody else did to them. */
    void tidy() {
        GitFolder.tidy(folder.resolve(".git"));
        attribute(attributes);
    }

    /** The bytes of a file that anybody may have written; empty where a link leads there, it is no file, or larger than is judged. */
    Optional<byte[]> file(String path) {
        try {
            Path file = folder.toRealPath().resolve(path);
            boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath().equals(file)
                    && Files.size(file) <= LARGEST;
            return plain ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Ended attempt(String... words) {
        return git.attempt(words);
    }

    Checkout checkout() {
        return checkout;
    }
}
