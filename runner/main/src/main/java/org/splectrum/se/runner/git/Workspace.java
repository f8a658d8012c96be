package org.splectrum.se.runner.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.Checkout;

/**
 * The repository at its input commit, on a branch of its own, with no remote. To be used before anything foreign ran in
 * it; afterwards see {@link Harvest}.
 */
public final class Workspace {
    private static final String BRANCH = "work";

    private final Git git;
    private final Remote remote;
    private final Checkout checkout;

    private Workspace(Git git, Remote remote, Checkout checkout) {
        this.git = git;
        this.remote = remote;
        this.checkout = checkout;
    }

    /** Makes an empty repository of the folder, which exists. */
    public static Workspace create(Path folder, Remote remote, Checkout checkout, Deadline deadline) {
        Git git = Git.in(folder, deadline).with(identity(checkout));
        GitFolder.create(folder.resolve(".git"), BRANCH);
        return new Workspace(git, remote, checkout);
    }

    /** Author and committer, for git's environment. */
    public static Map<String, String> identity(Checkout checkout) {
        return Map.of(
                "GIT_AUTHOR_NAME", checkout.authorName(),
                "GIT_AUTHOR_EMAIL", checkout.authorEmail(),
                "GIT_COMMITTER_NAME", checkout.authorName(),
                "GIT_COMMITTER_EMAIL", checkout.authorEmail());
    }

    /** Fetches the input and these refs with all their history, and checks out exactly the input commit. */
    public void checkOut(String... moreRefs) {
        List<String> words = new ArrayList<>(List.of("fetch", "--quiet", "--no-tags", "--no-write-fetch-head"));
        words.add(remote.url());
        words.add("+" + checkout.inputRef() + ":refs/se/input");
        for (int i = 0; i < moreRefs.length; i++) {
            words.add("+" + moreRefs[i] + ":refs/se/more/" + i);
        }
        remote.talk(git, words);
        git.run("reset", "--quiet", "--hard", checkout.input());
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

    Ended attempt(String... words) {
        return git.attempt(words);
    }

    Checkout checkout() {
        return checkout;
    }
}
