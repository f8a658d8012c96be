package org.splectrum.se.runner.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splectrum.se.runner.process.AttemptFailed;
import org.splectrum.se.runner.process.Command;
import org.splectrum.se.runner.process.Deadline;
import org.splectrum.se.runner.process.Ended;
import org.splectrum.se.runner.process.Population;
import org.splectrum.se.runner.protocol.Failure;
import org.splectrum.se.runner.protocol.Groundwork;

/**
 * A repository in which something is checked out already: the tip of the mounted alternate, see {@link Groundwork}. To be used before
 * anything foreign ran in it.
 *
 * @param commit that is checked out; empty where that is not known
 */
record Ground(Path repository, String commit) {
    /** Git takes what was written in the index's own second for perhaps changed, and would read all of it again each time. */
    private static final Duration TICK = Duration.ofMillis(1100);

    /**
     * Lays it in an empty folder, so that it is on disk and git finds every file as it should be.
     *
     * @throws AttemptFailed where nothing is mounted, its tip's files would take more than they may, or git could not
     */
    static void lay(Path folder, Groundwork asked, Deadline deadline) {
        Alternate alternate = Alternate.mounted()
                .orElseThrow(() -> new AttemptFailed(Failure.GIT_FAILED, "no objects are mounted to make it of"));
        Git git = Git.in(folder, deadline);
        Workspace.makeEmpty(folder);
        if (!TreeSize.fits(git, alternate.tip(), asked.limit())) {
            throw new AttemptFailed(Failure.DISK_FULL, "its files take more than " + asked.limit() + " bytes");
        }
        git.run("reset", "--quiet", "--hard", alternate.tip());
        rest();
        git.run("update-index", "--refresh", "--force-write-index");
        git.run("diff-index", "--quiet", alternate.tip());
        // A machine that loses its power now must not be left with half of what the exit code vouches for.
        Ended synced = new Command(List.of("sync", "--file-system", "."), folder, Map.of("PATH", Git.PATH))
                .run(deadline, 1000);
        if (!synced.succeeded()) {
            throw Git.failed(synced, "sync");
        }
    }

    private static void rest() {
        try {
            Thread.sleep(TICK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptFailed(Failure.RUNNER_BROKEN, "interrupted");
        }
    }

    /** What lies in this folder; empty where that is nothing. */
    static Optional<Ground> in(Path folder) {
        Path repository = folder.resolve(".git");
        return Files.isRegularFile(repository.resolve("index"))
                ? Optional.of(new Ground(repository, head(repository)))
                : Optional.empty();
    }

    private static String head(Path repository) {
        try {
            return Files.readString(repository.resolve(Workspace.HEAD)).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Checks out this commit, and touches nothing but the files in which it differs: git would look at every file if it were to reset
     * the workspace. Where something is in the way, or other objects are mounted than it was made of, every file is written.
     */
    void checkOut(Git git, String target) {
        boolean known =
                Alternate.mounted().map(Alternate::tip).filter(commit::equals).isPresent();
        if (!known || !move(git, target)) {
            git.run("reset", "--quiet", "--hard", target);
            writeAll(git, target);
            return;
        }
        GitFolder.point(repository, Workspace.HEAD, target);
    }

    /** Whether it could; beside it is asked what attributes became of, which takes its time, too. */
    private boolean move(Git git, String target) {
        Process comparing = git.start("diff-tree", "--quiet", "-r", commit, target, "--", ":(glob)**/.gitattributes");
        try {
            if (!git.attempt("read-tree", "-m", "-u", commit, target).succeeded()) {
                return false;
            }
            if (differ(comparing)) {
                writeAll(git, target);
            }
            return true;
        } finally {
            Population.kill(comparing);
        }
    }

    /** Also those that are as git knows them: it forgets that. */
    private static void writeAll(Git git, String target) {
        git.run("read-tree", target);
        git.run("checkout-index", "--quiet", "--all", "--force", "--index");
    }

    /** Whether attributes changed on the way, which say how contents become files: so also contents that stayed the same. */
    private static boolean differ(Process comparing) {
        try {
            return comparing.waitFor() != 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptFailed(Failure.RUNNER_BROKEN, "interrupted");
        }
    }
}
