package org.splectrum.se.runner.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.protocol.Checkout;
import org.splectrum.se.runner.protocol.Failure;

/**
 * What the agent left in the workspace, taken with a git directory of the runner's own: the agent could have written
 * filters, helpers or another address for the push into the workspace's configuration, so that is not read. Only the
 * objects and the commit under HEAD are taken from there. To be used once nothing of the agent's runs any more.
 */
public final class Harvest {
    private final Checkout checkout;
    private final String head;
    private final Git git;

    private Harvest(Checkout checkout, String head, Git git) {
        this.checkout = checkout;
        this.head = head;
        this.git = git;
    }

    /** Makes a git directory of its own in the temporary folder, which exists. */
    public static Harvest of(Path workspace, Path temporary, Checkout checkout, Deadline deadline) {
        String head = headOfAgent(workspace, deadline);
        Map<String, String> places = new HashMap<>(Workspace.identity(checkout));
        places.put("GIT_DIR", freshFolder(temporary).toString());
        places.put("GIT_WORK_TREE", workspace.toString());
        places.put("GIT_OBJECT_DIRECTORY", workspace.resolve(".git/objects").toString());
        return new Harvest(checkout, head, Git.in(workspace, deadline).with(places));
    }

    private static Path freshFolder(Path temporary) {
        try {
            Path folder = Files.createTempDirectory(temporary, "git-");
            GitFolder.create(folder, "harvest");
            return folder;
        } catch (IOException e) {
            throw new AttemptFailed(Failure.DISK_FULL, "making a folder in " + temporary + ": " + e.getMessage());
        }
    }

    /**
     * Takes in everything that is changed and not ignored.
     *
     * @return folders that are left out because they are repositories of their own: as a commit's link, which is all that
     *     git makes of them, nobody could ever fetch them
     */
    public List<String> gather() {
        requireDescends();
        git.run("read-tree", head);
        Ended added = git.attempt("add", "--all", "--ignore-errors");
        if (!added.succeeded() && !added.errors().contains(" does not have a commit checked out")) {
            throw Git.failed(added, "add");
        }
        List<String> links = newLinks();
        if (!links.isEmpty()) {
            List<String> words = new ArrayList<>(List.of("rm", "--quiet", "--cached", "--force", "--"));
            words.addAll(links);
            git.with(Map.of("GIT_LITERAL_PATHSPECS", "1")).run(words.toArray(String[]::new));
        }
        return links;
    }

    /** From the raw format of git-diff(1): modes, ids and status of an entry, then its path, each ended by a zero. */
    private List<String> newLinks() {
        String[] fields = git.run("diff-index", "--cached", "--raw", "-z", "--no-renames", "--diff-filter=A", head)
                .split("\0", -1);
        List<String> links = new ArrayList<>();
        for (int i = 0; i + 1 < fields.length; i += 2) {
            if (fields[i].startsWith(":000000 160000 ")) {
                links.add(fields[i + 1]);
            }
        }
        return links;
    }

    /**
     * Makes one commit of what was gathered. The agent's own commits are not in it: their messages could close issues and
     * call people, and their authors could be anybody.
     *
     * @return empty where its files are the input's
     */
    public Optional<String> commit(String title) {
        String tree = git.run("write-tree");
        return tree.equals(git.run("rev-parse", "--verify", checkout.input() + "^{tree}"))
                ? Optional.empty()
                : Optional.of(git.run("commit-tree", "-p", checkout.input(), "-m", title, tree));
    }

    public void push(Remote remote, String commit) {
        Workspace.push(git, remote, commit + ":" + checkout.outputRef());
    }

    private static String headOfAgent(Path workspace, Deadline deadline) {
        Ended ended = Git.in(workspace, deadline)
                .with(Map.of("GIT_DIR", workspace.resolve(".git").toString()))
                .attempt("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}");
        String head = ended.output().strip();
        if (!ended.succeeded() || !head.matches("[0-9a-f]{40,64}")) {
            throw new AttemptFailed(
                    Failure.GIT_FAILED, "the agent left no usable repository: HEAD is no commit. " + ended.errors());
        }
        return head;
    }

    private void requireDescends() {
        Ended ended = git.attempt("merge-base", "--is-ancestor", checkout.input(), head);
        if (ended.exitCode() == 1) {
            throw new AttemptFailed(
                    Failure.GIT_FAILED,
                    "the agent rewrote history: its HEAD " + head + " does not descend from " + checkout.input());
        }
        if (!ended.succeeded()) {
            throw Git.failed(ended, "merge-base");
        }
    }
}
